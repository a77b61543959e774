from __future__ import annotations

from pathlib import Path

import pytest

from sijill.errors import DataCheckError
from sijill.gazetteer.table import neighbour_cities, read_places

HEADER = "place_id,name,variants,name_ar,feature,lat,lon,admin1,admin2,pcode,radius_km,prominence,source,note\n"
GOOD = "sy-hama-hama,Hama,Hamah|Hamat,حماة,populated place,35.13,36.75,Hama,Hama,C2987,5,23,by hand,\n"


def write(folder: Path, *rows: str) -> Path:
    path = folder / "places.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def test_a_row_becomes_a_place(tmp_path: Path) -> None:
    (place,) = read_places(write(tmp_path, GOOD))
    assert place.place_id == "sy-hama-hama"
    assert place.names == ("Hama", "Hamah", "Hamat", "حماة")
    assert (place.lat, place.lon, place.radius_km, place.prominence) == (35.13, 36.75, 5.0, 23)
    assert place.country_code == "SY"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (GOOD + GOOD, "line 3: field 'place_id', value 'sy-hama-hama' stands twice"),
        (GOOD.replace("35.13", "95.13"), "line 2: field 'lat', value '95.13'"),
        (GOOD.replace("35.13", "north"), "line 2: field 'lat', value 'north'"),
        (GOOD.replace("populated place", "hamlet"), "line 2: field 'feature', value 'hamlet'"),
        (GOOD.replace("sy-hama-hama", "Hama 1"), "line 2: field 'place_id', value 'Hama 1'"),
        (GOOD.replace(",5,23,", ",0,23,"), "line 2: field 'radius_km', value '0'"),
    ],
)
def test_a_bad_value_is_named_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(DataCheckError) as error:
        read_places(write(tmp_path, row))
    assert told in str(error.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataCheckError, match="cannot be read"):
        read_places(tmp_path / "none.csv")


def test_cities_of_neighbours_are_there_and_none_of_syria() -> None:
    cities = {city.name: city for city in neighbour_cities()}
    assert {"Beirut", "Gaziantep", "Mosul", "Amman", "Tehran"} <= set(cities)
    assert cities["Beirut"].country_code == "LB"
    assert "SY" not in {city.country_code for city in cities.values()}
