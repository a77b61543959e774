from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.marks import marks_of
from sijill.extraction.modality import find_modality
from sijill.extraction.modality_cues import load_cues


@pytest.mark.parametrize(
    ("text", "modality", "cue"),
    [
        ("Turkish forces attacked the town.", "asserted", None),
        ("Turkish forces reportedly attacked the town.", "unconfirmed", "reportedly"),
        ("Unconfirmed reports said that Turkish forces attacked the town.", "unconfirmed", "Unconfirmed"),
        ("Turkish forces are believed to have attacked the town.", "unconfirmed", "believed"),
        ("SOHR could not verify that Turkish forces attacked the town.", "unconfirmed", "verify"),
        ("SOHR was unable to confirm an attack on the town.", "unconfirmed", "confirm"),
        ("SOHR confirmed that Turkish forces attacked the town.", "asserted", None),
        ("SOHR could not confirm whether Turkish forces attacked the town.", "hypothetical", "whether"),
        ("According to unverified reports, Turkish forces attacked the town.", "unconfirmed", "unverified"),
        ("The general ordered his men to attack the town.", "ordered", "ordered"),
        ("The SDF called for an attack on the town.", "ordered", "called"),
        ("Turkish forces plan to attack the town.", "planned", "plan"),
        ("Turkish forces will attack the town.", "planned", "will"),
        ("Turkish forces prepared for an attack on the town.", "planned", "prepared"),
        ("Residents fear an attack.", "feared", "fear"),
        ("Residents left for fear of an attack.", "feared", "for"),
        ("Turkish forces may attack the town.", "hypothetical", "may"),
        ("It is unclear whether Turkish forces attacked the town.", "hypothetical", "whether"),
        ("A possible attack worries the residents.", "hypothetical", "possible"),
        ("Turkish forces did not attack the town.", "negated", "not"),
        ("Turkish forces denied the attack.", "negated", "denied"),
        ("There was no attack.", "negated", "no"),
        ("The army left the town without an attack.", "negated", "without"),
        ("They will retaliate if Turkish forces do not attack the town.", "hypothetical", "if"),
        ("The general did not order an attack.", "negated", "order"),
        # What is told of the event as a subject: its own clause, and the one above it.
        ("An attack should take place at dawn.", "planned", "should"),
        ("Several attacks are to be launched at dawn.", "planned", "launched"),
        ("The men fear that the attack could be repeated.", "feared", "fear"),
        ("They know of an attack that may come.", "hypothetical", "may"),
        ("They left the post so that the aircraft do not attack them.", "feared", "attack"),
        ("They left the post so that gunmen attack it.", "planned", "attack"),
        ("They left the post so that gunmen attacked it.", "asserted", None),
        ("They neither opened a post nor attacked the town.", "negated", "nor"),
        # An attempt at an attack is one; a topic is no plan; what is to end has been.
        ("Gunmen tried to attack the post.", "asserted", None),
        ("Activists told about an attack on the post.", "asserted", None),
        ("Elders called for an end to the attacks on the post.", "asserted", None),
        ("The men are known to have attacked the post.", "asserted", None),
        ("The troops took the hill, and could attack the town.", "asserted", None),
    ],
)
def test_how_an_attack_is_told(text: str, modality: str, cue: str | None, parse: Callable[..., Doc]) -> None:
    doc = parse(text)
    (trigger,) = [trigger for trigger in marks_of(doc).triggers if trigger.span(doc).text.startswith("attack")]
    found, span = find_modality(doc, trigger, load_cues())
    assert (found, span and span.text) == (modality, cue)
