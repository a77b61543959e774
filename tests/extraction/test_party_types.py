from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.schema import Event


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Unknown gunmen opened fire at a civilian in Tafas, injuring him.", ["assault"]),
        ("Unknown gunmen opened fire at two civilians in Tafas, killing one civilian.", ["killing"]),
        ("Unknown gunmen opened fire at two soldiers in Tafas, killing one of them.", ["armed_attack"]),
        ("A man died of torture in a prison of the regime in Damascus.", ["killing"]),
        ("Guards tortured a man in a prison in Damascus.", ["assault"]),
        ("Protesters attacked a post of the police in Azaz.", ["riot"]),
        ("ISIS carried out a raid on Al-Busayrah.", ["armed_attack"]),
        ("Warplanes carried out a raid on Al-Busayrah.", ["airstrike"]),
        ("A convoy of UN aid entered Idlib yesterday.", ["aid"]),
        ("The families left Sarmin yesterday.", ["displacement"]),
    ],
)
def test_who_did_it_to_whom_decides_the_type(
    text: str, types: list[str], events_of: Callable[..., list[Event]]
) -> None:
    assert [event.type for event in events_of(text)] == types
