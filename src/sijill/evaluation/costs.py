"""What each class of errors costs: the record F1 that there would be if errors of that class alone were mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sijill.evaluation.compared import ComparedReport, compare
from sijill.evaluation.faults import Fault, faults_of_pair, missed_fault, spurious_fault
from sijill.evaluation.measures import Detection

COLUMNS = ("field", "what", "errors", "alone", "record_f1_gain", "quote", "gold", "predicted")
"""``field`` is the field of the record that is wrong, or ``missed`` or ``spurious``; ``what`` is how it is wrong,
`ANY` for all errors of the field; ``alone`` counts the records that nothing else is wrong with; ``record_f1_gain`` is
what record F1 would gain if these errors alone were mended: a missed event found with all fields right, a spurious
one left out; ``quote``, ``gold`` and ``predicted`` are of the first such error."""

ANY = "any"


class _Entry(NamedTuple):
    """A pair, a missed or a spurious event with all that is wrong about it."""

    faults: list[Fault]
    is_gold: bool
    is_predicted: bool


def error_costs(gold: Path, events: Path, *, places: Path | None = None) -> pd.DataFrame:
    """Tell what each class of errors costs in record F1, the dearest first.

    The gains of several classes do not add up: a record with two faults becomes right only when both are mended.

    Args:
        gold: gold reports, as for :func:`sijill.evaluation.evaluate`.
        events: predicted events.
        places: known points of gold places.

    Returns:
        One row a class of errors, and one for all errors of each field, with the columns `COLUMNS`.

    Raises:
        UsageError: a file is not there.
        DataCheckError: a line of a file breaks the rules; the message names file, line, field and value.
    """
    entries = [entry for one in compare(gold, events, places=places) for entry in _entries(one)]
    rows = [_row(entries, name, what) for name, what in _classes(entries)]
    words = dict.fromkeys(("field", "what", "quote", "gold", "predicted"), "string")
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(words)
    return table.sort_values("record_f1_gain", ascending=False, kind="stable").reset_index(drop=True)


def _entries(one: ComparedReport) -> Iterator[_Entry]:
    pairing = one.pairing
    for judgement in one.judgements:
        yield _Entry(list(faults_of_pair(judgement)), is_gold=True, is_predicted=True)
    for gold in pairing.missed:
        yield _Entry([missed_fault(gold, one)], is_gold=True, is_predicted=False)
    for event in pairing.spurious:
        yield _Entry([spurious_fault(event, one)], is_gold=False, is_predicted=True)


def _classes(entries: Iterable[_Entry]) -> list[tuple[str, str]]:
    """Give the classes of errors that occur, each field with all its errors too."""
    faults = list(chain.from_iterable(entry.faults for entry in entries))
    told = dict.fromkeys((fault.field, fault.what) for fault in faults)
    return [*((name, ANY) for name in dict.fromkeys(fault.field for fault in faults)), *told]


def _row(entries: Sequence[_Entry], name: str, what: str) -> tuple[object, ...]:
    def is_mended(fault: Fault) -> bool:
        return fault.field == name and what in (fault.what, ANY)

    wrong = [entry for entry in entries if any(map(is_mended, entry.faults))]
    first = next(filter(is_mended, wrong[0].faults))
    alone = sum(all(map(is_mended, entry.faults)) for entry in wrong)
    gain = _record_f1(entries, is_mended) - _record_f1(entries, lambda _: False)
    return name, what, len(wrong), alone, gain, first.quote, first.gold, first.predicted


def _record_f1(entries: Iterable[_Entry], is_mended: Callable[[Fault], bool]) -> float:
    """Give record F1 as it would be without some faults; nothing that is neither gold nor predicted counts."""
    right = gold = predicted = 0
    for entry in entries:
        is_right = all(map(is_mended, entry.faults))
        right += is_right and entry.is_gold
        gold += entry.is_gold
        # A missed event that is found is predicted, a spurious one that is left out is not.
        predicted += entry.is_predicted if not is_right else entry.is_gold
    return Detection.of(found=right, gold=gold, predicted=predicted).f1
