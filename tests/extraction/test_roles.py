from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.domains import actor_index
from sijill.extraction.marks import marks_of
from sijill.extraction.parties import Parties
from sijill.extraction.role_words import load_role_words
from sijill.extraction.roles import find_roles


@pytest.mark.parametrize(
    ("text", "initiator", "target"),
    [
        ("Gunmen attacked a patrol.", ["Gunmen"], ["a patrol"]),
        ("A soldier was attacked by gunmen.", ["gunmen"], ["A soldier"]),
        ("An attack by gunmen on a patrol was reported.", ["gunmen"], ["a patrol"]),
        ("Gunmen launched an attack on soldiers.", ["Gunmen"], ["soldiers"]),
        ("The gunmen who attacked the soldiers fled.", ["The gunmen"], ["the soldiers"]),
        ("Turkish shelling hit the town.", ["Turkish"], []),
        ("Shelling by regime forces on the town went on.", ["regime forces"], []),
        ("The SDF arrested two men and a woman.", ["The SDF"], ["two men", "a woman"]),
        ("The SDF and the Coalition arrested a man.", ["The SDF", "the Coalition"], ["a man"]),
        ("Members of the Hamza Division kidnapped a trader.", ["Members of the Hamza Division"], ["a trader"]),
        ("The SDF clashed with tribal gunmen.", ["The SDF"], ["tribal gunmen"]),
        ("The SDF exchanged fire with tribal gunmen.", ["The SDF"], ["tribal gunmen"]),
        ("Clashes between the SDF and the Coalition went on.", ["the SDF"], ["the Coalition"]),
        ("Regime forces withdrew.", ["Regime forces"], []),
        ("The withdrawal of regime forces went on.", ["regime forces"], []),
        ("Hundreds of civilians protested.", ["Hundreds of civilians"], []),
        ("Residents found the body of a shepherd.", [], ["a shepherd"]),
        ("The body of a shepherd was found.", [], ["a shepherd"]),
        ("Rebels accused the regime of the murder of a teacher.", ["the regime"], ["a teacher"]),
        ("Families were displaced.", [], ["Families"]),
        ("Families fled.", ["Families"], []),
        ("The two sides agreed on a prisoner exchange.", ["The two sides"], []),
        ("Near the old road, in the town of Azaz, gunmen killed a man.", ["gunmen"], ["a man"]),
        ("In the town, south of the river, soldiers arrested a man.", ["soldiers"], ["a man"]),
        ("A man died at the hands of gunmen.", ["gunmen"], ["A man"]),
        ("The shelling of regime forces went on.", ["regime forces"], []),
        ("The targeting of a commander went on.", [], ["a commander"]),
        ("Fighters loyal to the regime shelled a patrol.", ["Fighters loyal to the regime"], ["a patrol"]),
        ("Warplanes bombed positions which belong to HTS.", ["Warplanes"], ["HTS"]),
        ("Unknown drones attacked a patrol.", ["Unknown drones"], ["a patrol"]),
        ("Gunmen shelled the town, wounding residents.", ["Gunmen"], ["residents"]),
        ("The raids which warplanes carried out hit a patrol.", ["warplanes"], ["a patrol"]),
        ("The militias and soldiers were seen on high alert.", ["The militias", "soldiers"], []),
        ("Air defences intercepted a missile.", ["Air defences"], ["a missile"]),
        ("The army withdrew its soldiers.", ["The army"], []),
        ("HTS, whose members arrested a man, left.", ["HTS"], ["a man"]),
        ("SOHR activists monitored the arrest of a man.", [], ["a man"]),
    ],
)
def test_who_acts_and_who_is_acted_upon(
    text: str, initiator: list[str], target: list[str], parse: Callable[..., Doc]
) -> None:
    doc = parse(text)
    roles = find_roles(doc, marks_of(doc).triggers[0], Parties(actor_index().actor_of, load_role_words()))
    assert ([span.text for span in roles.initiator], [span.text for span in roles.target]) == (initiator, target)


def test_a_pronoun_waits_for_the_actor_that_it_stands_for(parse: Callable[..., Doc]) -> None:
    doc = parse("They arrested a man.")
    (trigger,) = marks_of(doc).triggers
    roles = find_roles(doc, trigger, Parties(actor_index().actor_of, load_role_words()))
    assert (roles.initiator, roles.is_initiator_pronoun) == ([], True)


def test_a_pronoun_stands_for_the_actor_told_before(parse: Callable[..., Doc]) -> None:
    doc = parse("Soldiers came. They arrested a man.")
    trigger = marks_of(doc).triggers[-1]
    roles = find_roles(doc, trigger, Parties(actor_index().actor_of, load_role_words()))
    assert ([span.text for span in roles.initiator], roles.is_initiator_pronoun) == (["Soldiers"], True)
