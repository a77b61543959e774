"""Places of the user: made-up files of each format, added to a project of their own."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import DataCheckError, UsageError
from sijill.gazetteer import add, additions_path, load

pytestmark = pytest.mark.usefixtures("root")

HEAD = "admin4Name_en,admin4Name_ar,admin4Pcode,admin2Name_en,admin1Name_en,latitude,longitude"
HXL = "#adm4+name+en,#adm4+name+ar,#adm4+code,#adm2+name,#adm1+name,#geo+lat,#geo+lon"


def geonames_row(geonames_id: str, name: str, others: str, lat: str, lon: str, **fields: str) -> str:
    told = {"kind": "P", "code": "PPL", "country": "SY", "people": "0"} | fields
    columns = [geonames_id, name, name, others, lat, lon, told["kind"], told["code"], told["country"]]
    columns += ["", "09", "", "", "", told["people"], "", "300", "Asia/Damascus", "2024-01-01"]
    return "\t".join(columns)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows() -> list[dict[str, str]]:
    with additions_path("syria").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_a_geonames_dump_adds_places_with_source_licence_and_spellings(root: Path) -> None:
    dump = write(
        root / "SY.txt",
        geonames_row("9000001", "Zarqabad", "Zerkabad,Зарка,زرقاباد", "36.1", "37.5", people="52000"),
        geonames_row("9000002", "Zarqabad Field", "", "34.9", "40.3", kind="L", code="OILF"),
        geonames_row("9000003", "Wadi Zarqabad", "", "34.9", "40.3", kind="H", code="WAD"),
    )
    record = add(dump)
    assert record.counts == {
        "places_read": 2,
        "places_added": 2,
        "not_used_feature_code": 1,
        "places_of_the_user": 2,
    }
    assert record.status == "ok"
    assert rows()[0] == {
        "place_id": "sy-added-geonames-9000001",
        "name": "Zarqabad",
        "variants": "Zerkabad",
        "name_ar": "زرقاباد",
        "feature": "populated place",
        "lat": "36.10000",
        "lon": "37.50000",
        "admin1": "Aleppo",
        "admin2": "",
        "pcode": "",
        "radius_km": "2",
        "prominence": "2",
        "source": "GeoNames",
        "note": "",
        "licence": "CC BY 4.0",
        "origin": "geonames:9000001",
    }
    found = load().resolve("زرقاباد").place
    assert found is not None
    assert found.place_id == "sy-added-geonames-9000001"
    assert load().resolve("Zarqabad oil field").place != found
    assert json.loads((additions_path("syria").parent / "run.json").read_text("utf-8"))["status"] == "ok"


def test_adding_twice_changes_nothing(root: Path) -> None:
    dump = write(root / "SY.txt", geonames_row("9000001", "Zarqabad", "Zerkabad", "36.1", "37.5"))
    add(dump)
    before = additions_path("syria").read_bytes()
    again = add(dump)
    assert additions_path("syria").read_bytes() == before
    assert again.counts == {"places_read": 1, "places_known_already": 1, "places_of_the_user": 1}


def test_a_known_place_is_given_spellings_and_not_added_again(root: Path) -> None:
    dump = write(root / "SY.txt", geonames_row("9000009", "Afrin", "Zweitname,Afreen", "36.512", "36.868"))
    record = add(dump)
    assert record.counts["places_given_spellings"] == 1
    assert [(row["place_id"], row["variants"], row["note"]) for row in rows()] == [
        ("sy-aleppo-afrin", "Zweitname", "adds spellings")
    ]
    found = load().resolve("Zweitname").place
    assert found is not None
    assert found.place_id == "sy-aleppo-afrin"
    assert add(dump).counts["places_known_already"] == 1


def test_a_p_code_table_is_read_by_its_columns(root: Path) -> None:
    table = write(
        root / "pcodes.csv",
        HEAD,
        HXL,
        "Zarqabad - Zweitname,زرقاباد,C99001,Jebel Saman,Aleppo,36.1,37.5",
        "Other spelling,,C1366,Afrin,Aleppo,36.5,36.8",
        "Zarqabad,,C99002,Duma,Rural Damascus,33.6,36.6",
    )
    record = add(table, source="A ministry", licence="CC0")
    assert record.drops == {}
    told = {row["place_id"]: row for row in rows()}
    assert sorted(told) == ["sy-added-c99001", "sy-added-c99002", "sy-aleppo-afrin"]
    assert told["sy-aleppo-afrin"]["variants"] == "Other spelling"  # known by its P-code
    first = told["sy-added-c99001"]
    assert (first["name"], first["variants"], first["pcode"]) == ("Zarqabad", "Zweitname", "C99001")
    assert (first["admin1"], told["sy-added-c99002"]["admin1"]) == ("Aleppo", "Rif Dimashq")
    assert (first["source"], first["licence"]) == ("A ministry", "CC0")


@pytest.mark.parametrize("head", ["pcode;name;governorate;lat;lon", "ADM4_PCODE;ADM4_EN;ADM1_EN;Latitude;Longitude"])
def test_the_columns_of_other_tables_are_known(root: Path, head: str) -> None:
    record = add(write(root / "pcodes.csv", head, "C99001;Zarqabad;Aleppo;36.1;37.5"))
    assert record.counts["places_added"] == 1
    assert rows()[0]["pcode"] == "C99001"


def test_geojson_gives_points_and_areas(root: Path) -> None:
    square = [[37.0, 36.0], [37.2, 36.0], [37.2, 36.2], [37.0, 36.2], [37.0, 36.0]]
    path = root / "places.geojson"
    village_point = {"type": "Point", "coordinates": [37.5, 36.1]}
    told = collection(
        ({"name": "زرقاباد", "name:en": "Zarqabad", "place": "hamlet"}, village_point),
        ({"name": "Zarqabad plain"}, {"type": "Polygon", "coordinates": [square]}),
    )
    path.write_text(json.dumps(told), encoding="utf-8")
    assert add(path).counts["places_added"] == 2
    village, plain = rows()
    assert (village["name"], village["name_ar"], village["feature"]) == ("Zarqabad", "زرقاباد", "populated place")
    assert (plain["lat"], plain["lon"], plain["feature"]) == ("36.10000", "37.10000", "region")
    assert float(plain["radius_km"]) == pytest.approx(14.3, abs=0.1)  # from the middle to a corner
    assert (plain["source"], plain["licence"]) == ("places.geojson", "not told")


def collection(*features: tuple[dict[str, Any], Any]) -> dict[str, Any]:
    told = [{"type": "Feature", "properties": name, "geometry": geometry} for name, geometry in features]
    return {"type": "FeatureCollection", "features": told}


def test_bad_rows_are_named_and_the_rest_goes_on(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    dump = write(
        root / "SY.txt",
        geonames_row("9000001", "Zarqabad", "", "36.1", "37.5"),
        geonames_row("9000002", "=HYPERLINK(1)", "", "36.1", "37.5"),
        geonames_row("9000003", "Nordpol", "", "91", "37.5"),
        geonames_row("9000004", "Meeresgrund", "", "34.9", "34.0"),
        geonames_row("x", "Ohne Nummer", "", "36.1", "37.5"),
        "too\tfew",
    )
    record = add(dump)
    assert record.counts["places_added"] == 1
    assert record.status == "data check failed"
    assert record.drops == {
        "not the form of a name": 1,
        "no point on Earth": 1,
        "in no governorate of the country": 1,
        "no GeoNames id": 1,
        "not 19 columns": 1,
    }
    told = "\n".join(message for message in caplog.messages)
    assert "SY.txt, line 2: field 'name', value '=HYPERLINK(1)': not the form of a name" in told
    assert "SY.txt, line 3: field 'latitude', value '91': no point on Earth" in told
    assert "SY.txt, line 6: field 'row'" in told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"type": "Topology"}', "no GeoJSON feature collection"),
        (b"colour,size\nred,1\n", "no column tells the 'name' of a place"),
        (b"name,lat\nZarqabad,36\n", "no column tells the 'lon' of a place"),
        (b"PK\x03\x04", "unpack it first"),
        (b"name,lat,lon\nZarq\xe4bad,36.1,37.5\n", "not UTF-8"),
        (b"", "no column tells"),
    ],
)
def test_a_file_that_is_none_of_the_formats_is_named(root: Path, content: bytes, message: str) -> None:
    path = root / "file.dat"
    path.write_bytes(content)
    with pytest.raises(DataCheckError, match=f"file.dat.*{message}"):
        add(path)
    assert not additions_path("syria").exists()


def test_geojson_that_is_no_feature_is_left_out(root: Path) -> None:
    path = root / "places.json"
    features = [
        *collection(({"name": "Linie"}, {"type": "LineString", "coordinates": [[37, 36], [38, 36]]}))["features"],
        *collection(({"name": 7}, {"type": "Point", "coordinates": [37, 36]}))["features"],
        *collection(({"name": "Zarqabad"}, {"type": "Polygon", "coordinates": [[["a", "b"]]]}))["features"],
        "no feature",
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    assert add(path).drops == {"no point and no area": 2, "no name": 1, "no feature with properties and geometry": 1}


def test_a_missing_file_and_an_unknown_domain_are_told(root: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.csv: there is no such file"):
        add(root / "nowhere.csv")
    with pytest.raises(UsageError, match="domain 'atlantis': known are syria"):
        add(root / "nowhere.csv", domain="atlantis")


def test_places_abroad_keep_their_country(root: Path) -> None:
    add(write(root / "TR.txt", geonames_row("9000001", "Zarqabad", "", "38.1", "33.5", country="TR")))
    assert [(row["place_id"], row["admin1"]) for row in rows()] == [("tr-added-geonames-9000001", "")]
    assert load().resolve("Zarqabad", containers=["Turkey"]).place is not None
