from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.outcomes import find_tolls
from sijill.extraction.toll_words import load_toll_words

Told = dict[str, tuple[int | None, int | None, int | None]]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Three soldiers were killed.", {"killed": (3, 3, 3)}),
        ("The attack killed three soldiers and a civilian.", {"killed": (4, 4, 4)}),
        ("Two soldiers died.", {"killed": (2, 2, 2)}),
        ("The attack claimed the lives of six people.", {"killed": (6, 6, 6)}),
        ("Six people lost their lives.", {"killed": (6, 6, 6)}),
        ("Nine workers sustained injuries.", {"injured": (9, 9, 9)}),
        ("The blast left two women dead.", {"killed": (2, 2, 2)}),
        ("At least 12 people were wounded.", {"injured": (12, 12, None)}),
        ("Dozens of people were injured.", {"injured": (None, 24, None)}),
        ("A child was killed and two women were injured.", {"killed": (1, 1, 1), "injured": (2, 2, 2)}),
        ("12 people were killed and injured.", {}),
        ("No casualties were reported.", {"killed": (0, 0, 0), "injured": (0, 0, 0)}),
        ("The shelling did not cause casualties.", {"killed": (0, 0, 0), "injured": (0, 0, 0)}),
        ("They shelled the town without causing any casualties.", {"killed": (0, 0, 0), "injured": (0, 0, 0)}),
        ("The attack did not result in casualties.", {"killed": (0, 0, 0), "injured": (0, 0, 0)}),
        ("The shelling caused casualties.", {}),
        ("The number of casualties is not known.", {}),
        ("No damage was reported.", {}),
        ("Soldiers were killed.", {}),
        ("The monitor documented the killing of 54 civilians.", {"killed": (54, 54, 54)}),
        ("The blast killed a man, his wife and two children.", {"killed": (4, 4, 4)}),
        ("Six guards, Syrians and foreigners, were killed.", {"killed": (6, 6, 6)}),
        ("A man, a relative of the mayor, was killed.", {"killed": (1, 1, 1)}),
        ("Ten people, two children and a woman among them, were killed.", {"killed": (10, 10, 10)}),
        ("Ten villagers, nine of whom were children, were injured.", {"injured": (10, 10, 10)}),
        ("Four gunmen of the tribe and three of the attackers died.", {"killed": (7, 7, 7)}),
        ("He was killed.", {"killed": (1, 1, 1)}),
        ("The driver was killed and others were injured.", {"killed": (1, 1, 1)}),
        ("The shell left 5 more with injuries.", {"injured": (5, 5, 5)}),
        ("One citizen dead and 5 wounded.", {"killed": (1, 1, 1), "injured": (5, 5, 5)}),
        ("The raid ended the life of its owner.", {"killed": (1, 1, 1)}),
        ("A shepherd died of wounds he had got.", {"killed": (1, 1, 1)}),
        ("They tried to kill two officers.", {}),
        ("The death toll has risen to at least 12.", {"killed": (12, 12, None)}),
        ("The number of those injured reached 30.", {"injured": (30, 30, 30)}),
        ("This brings to 40 the number of people killed.", {"killed": (40, 40, 40)}),
        ("Persons killed in the raid: four.", {"killed": (4, 4, 4)}),
        ("Twelve young men were arrested.", {"detained": (12, 12, 12)}),
        ("No injuries were reported.", {"injured": (0, 0, 0)}),
        ("No casualties have been reported so far.", {}),
        ("The damage was only material.", {"killed": (0, 0, 0), "injured": (0, 0, 0)}),
        ("The prisoners who died under torture since 2012 have become 1,300.", {"killed": (1300, 1300, 1300)}),
        ("Nothing but material damage was caused.", {"killed": (0, 0, 0), "injured": (0, 0, 0)}),
    ],
)
def test_the_tolls_of_a_sentence(text: str, tolls: Told, parse: Callable[..., Doc]) -> None:
    (sentence,) = parse(text).sents
    found = find_tolls(sentence, load_toll_words())
    assert {toll.outcome: (toll.best, toll.low, toll.high) for toll in found} == tolls


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Two children and a woman were killed.", {"children": 2, "civilians": 3, "women": 1}),
        ("Four soldiers were killed.", {"combatants": 4}),
        ("Seven people were killed, including two children.", {"children": 2, "civilians": 2}),
        ("Seven people were killed.", {}),
    ],
)
def test_who_is_among_the_dead(text: str, shares: dict[str, int], parse: Callable[..., Doc]) -> None:
    (sentence,) = parse(text).sents
    (toll,) = find_tolls(sentence, load_toll_words())
    assert dict(toll.shares) == shares
