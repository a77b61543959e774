"""Score `find_dates` on documents with TIMEX2 annotations in line, such as WikiWars.

    python benchmarks/timex.py FOLDER [--errors]

Counted over all documents: *strict* F1 (same characters), *relaxed* F1 (spans overlap, one to one) and *value* F1
(spans overlap and the TIMEX2 ``VAL`` equals the TIMEX3 value). The document's own date stamp is given, not counted.
Expressions whose annotators left ``VAL`` empty count as missed in the value score.
"""

from __future__ import annotations

import argparse
import html
import re
from dataclasses import dataclass
from pathlib import Path

from sijill.extraction.dates import DateMention, find_dates

TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Expression:
    """A time expression: where it stands, its words and its value."""

    start: int
    end: int
    text: str
    value: str


def read_document(content: str) -> tuple[str, str, list[Expression]]:
    """Give the text of a document without tags, its date stamp and its annotated expressions (nested ones too)."""
    stamp = re.search(r"<DATETIME>\D*?(\d{4}-\d\d-\d\d)", content)
    body = content[content.index("<TEXT>") + 6 : content.index("</TEXT>")]
    text, place, expressions = "", 0, []
    opened: list[tuple[int, str]] = []
    for tag in TAG.finditer(body):
        text += html.unescape(body[place : tag.start()])
        place = tag.end()
        if tag[2].upper() != "TIMEX2":
            continue
        if tag[1]:
            start, value = opened.pop()
            expressions.append(Expression(start, len(text), text[start:], value))
        else:
            attributes = {name.lower(): told for name, told in ATTRIBUTE.findall(tag[3])}
            opened.append((len(text), attributes.get("val", "")))
    text += html.unescape(body[place:])
    return text, stamp[1] if stamp else "", sorted(expressions, key=lambda one: (one.start, -one.end))


def flat(mentions: list[DateMention]) -> list[Expression]:
    """Give the single times of all mentions: TIMEX marks "1914" and "1918" of "from 1914 to 1918" each."""
    singles = [part for mention in mentions for part in (mention.parts or (mention,))]
    return [Expression(one.start, one.end, one.text, one.timex_value) for one in singles]


def pairs(gold: list[Expression], found: list[Expression]) -> list[tuple[Expression, Expression]]:
    """Pair overlapping expressions one to one: equal spans first, then in the order of the text."""
    taken: dict[Expression, Expression] = {}
    spans = {(one.start, one.end): one for one in found}
    for one in gold:
        same = spans.get((one.start, one.end))
        if same and same not in taken.values():
            taken[one] = same
    left = [one for one in found if one not in set(taken.values())]
    for one in gold:
        if one in taken:
            continue
        match = next((other for other in left if other.start < one.end and one.start < other.end), None)
        if match:
            taken[one] = match
            left.remove(match)
    return list(taken.items())


def f1(hits: int, gold: int, found: int) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * hits / (gold + found) if gold + found else 0.0


def main() -> None:
    """Score a folder and print a line a document and the total."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--genre", choices=("news", "narrative"), default="narrative")
    parser.add_argument("--errors", action="store_true", help="print what was missed, added or given another value")
    options = parser.parse_args()
    totals = [0, 0, 0, 0, 0]
    for path in sorted(options.folder.glob("*.xml")):
        text, stamp, gold = read_document(path.read_text(encoding="utf-8"))
        found = flat(find_dates(text, published=stamp or None, genre=options.genre))
        matched = pairs(gold, found)
        strict = sum((one.start, one.end) == (other.start, other.end) for one, other in matched)
        value = sum(one.value == other.value for one, other in matched)
        counts = [len(gold), len(found), strict, len(matched), value]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        print(line(path.stem, counts))
        if options.errors:
            print_errors(gold, found, matched)
    print(line("all", totals))


def line(name: str, counts: list[int]) -> str:
    """Give the scores of one document as a line."""
    gold, found, strict, relaxed, value = counts
    scores = (
        f"{label} F {f1(hits, gold, found):.3f}"
        for label, hits in (("strict", strict), ("relaxed", relaxed), ("value", value))
    )
    return f"{name:28s} gold {gold:5d}  found {found:5d}  " + "  ".join(scores)


def print_errors(
    gold: list[Expression], found: list[Expression], matched: list[tuple[Expression, Expression]]
) -> None:
    """Print each expression that is not right, with what was found instead."""
    have, used = {one for one, _ in matched}, {other for _, other in matched}
    for one in gold:
        if one not in have:
            print(f"  missed  {one.text!r} {one.value}")
    for other in found:
        if other not in used:
            print(f"  added   {other.text!r} {other.value}")
    for one, other in matched:
        if (one.start, one.end, one.value) != (other.start, other.end, other.value):
            print(f"  differs {one.text!r} {one.value} | {other.text!r} {other.value}")


if __name__ == "__main__":
    main()
