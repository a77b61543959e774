from __future__ import annotations

import pytest

from sijill.gazetteer.written import readings


@pytest.mark.parametrize(
    ("written", "bare_names", "feature"),
    [
        ("Tafas", ["Tafas"], None),
        ("town of Nawa", ["Nawa"], "populated place"),
        ("the crossing of Nasib", ["Nasib"], "crossing"),
        ("“Al-Basil” camp", ["Al-Basil"], "camp"),
        ("Derik/Al-Malikiyah", ["Derik/Al-Malikiyah", "Derik", "Al-Malikiyah"], None),
        ("Ayn Issa (Bozan) village", ["Ayn Issa (Bozan)", "Ayn Issa", "Bozan"], "populated place"),
        ("Faysh Khabur (Semalka) crossing", ["Faysh Khabur (Semalka)", "Faysh Khabur", "Semalka"], "crossing"),
        ("city", ["city"], None),
        ("", [], None),
    ],
)
def test_a_place_string_is_read_as_its_names(written: str, bare_names: list[str], feature: str | None) -> None:
    found = readings(written)
    assert [reading.bare for reading in found] == bare_names
    assert {reading.feature for reading in found} <= {feature}
