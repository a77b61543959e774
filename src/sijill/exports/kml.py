"""Incidents as KML 2.2 (OGC) for globes and phones."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from sijill.exports.told import Told, least_and_most, radius_of
from sijill.schema import EVENT_GROUPS, OUTCOMES
from sijill.wording import GROUP_NAMES, date_in_words, name_in_words, place_in_words

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = "http://www.opengis.net/kml/2.2"


def kml_text(told: Sequence[Told]) -> str:
    """Give a folder for each event group that occurs, with a placemark an incident, whatever its modality.

    A placemark known only by governorate or less has no point. Viewers show descriptions as HTML, so the words of
    reports are escaped twice: once for HTML, once for XML.
    """
    root = Xml.Element("kml", {"xmlns": _NAMESPACE})
    document = Xml.SubElement(root, "Document")
    _add(document, "name", "Register of events")
    for group in EVENT_GROUPS:
        inside = [one for one in told if one.incident["group"] == group]
        if inside:
            folder = Xml.SubElement(document, "Folder")
            _add(folder, "name", GROUP_NAMES[group])
            for one in inside:
                _placemark(folder, one)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = _NOT_IN_XML.sub("", text)


def _placemark(folder: Xml.Element, told: Told) -> None:
    incident = told.incident
    mark = Xml.SubElement(folder, "Placemark")
    place = place_in_words(
        incident["place_name"] or incident["place_text"], incident["admin1"], incident["geo_precision"]
    )
    _add(mark, "name", ", ".join(part for part in (name_in_words(incident["type"]).capitalize(), place) if part))
    lines = [date_in_words(incident["date"]), *(f"“{quote}”" for quote in told.quotes), told.of_reports("source")]
    _add(mark, "description", "<br>".join(html.escape(line) for line in lines if line))
    _span(mark, told)
    data = Xml.SubElement(mark, "ExtendedData")
    for name, value in _values(told).items():
        if value is not None:
            _add(Xml.SubElement(data, "Data", {"name": name}), "value", str(value))
    if told.point:
        _add(Xml.SubElement(mark, "Point"), "coordinates", f"{told.point.lon},{told.point.lat}")


def _span(mark: Xml.Element, told: Told) -> None:
    days = {"begin": told.incident["date_start"], "end": told.incident["date_end"]}
    if any(days.values()):
        span = Xml.SubElement(mark, "TimeSpan")
        for name, day in days.items():
            if day:
                _add(span, name, day.isoformat())


def _values(told: Told) -> dict[str, object]:
    incident = told.incident
    columns = ("incident_id", "type", "modality", "date", "geo_precision", "ucdp_where_prec", "confidence")
    values: dict[str, object] = {column: incident[column] for column in columns}
    values |= {
        "radius_km": radius_of(incident),
        "initiator": told.actors("initiator"),
        "target": told.actors("target"),
    }
    for outcome in OUTCOMES:
        parts = zip(("best", "low", "high"), least_and_most(incident, outcome), strict=True)
        values |= {f"{outcome}_{part}": number for part, number in parts}
    return values
