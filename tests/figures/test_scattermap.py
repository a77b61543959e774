from __future__ import annotations

from pathlib import Path

from sijill import figures
from tests.figures.sample import incidents

TOWN = {"place_name": "Town", "lat": 35.0, "lon": 38.5, "admin1": "Westland", "feature": "populated place"}


def test_spots_circles_and_areas_over_a_background(country: Path) -> None:
    figure = figures.scattermap(
        incidents(
            {"geo_precision": 1, **TOWN},
            {"geo_precision": 2, **TOWN, "lon": 40.0},
            {"geo_precision": 1, **TOWN, "lon": 41.0, "modality": "feared"},
            {"admin1": "Eastland"},
            {},
        ),
        domain="squares",
    )
    found = {trace.name: trace for trace in figure.data}
    assert {trace.type for trace in figure.data} == {"scattermap"}
    assert list(found) == ["near", "areas as a whole", "events", "not told as having happened"]
    assert list(found["events"].customdata) == [["i1"], ["i2"]]
    assert list(found["areas as a whole"].customdata) == [["i4"]]
    assert found["areas as a whole"].hovertext[0].startswith("<b>1 somewhere in Eastland, no finer place known</b>")
    assert figure.layout.map.style == "open-street-map"
    assert figure.layout.meta["description"].startswith(
        "Map of 5 incidents: 3 at 3 marks; 1 counted in 1 governorate"
    )


def test_nothing_to_draw_is_said(country: Path) -> None:
    figure = figures.scattermap(incidents(), domain="squares")
    assert (len(figure.data), figure.layout.meta["description"]) == (0, "No incidents in this period.")
