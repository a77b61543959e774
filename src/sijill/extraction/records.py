"""From drafts to records: stored offsets, stable ids, and the reason for every field that no words fill."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence

from sijill.extraction.attribution import Voucher
from sijill.extraction.drafts import Draft, ResolvedPlace
from sijill.extraction.grounding import geo_precision, where_prec
from sijill.extraction.outcomes import Toll
from sijill.extraction.parsed import Span
from sijill.reading import ReadReport
from sijill.schema import (
    OUTCOMES,
    ActorMention,
    Attribution,
    Equipment,
    Event,
    Outcome,
    PlaceMention,
    QuotedSpan,
)
from sijill.schema import Span as StoredSpan


class Quoting:
    """Turns spans of the parsed text into spans of the stored text with their words."""

    def __init__(self, read: ReadReport) -> None:
        self.read = read
        self.stored = read.report.text

    def span(self, start: int, end: int) -> dict[str, int]:
        """Give the stored offsets of ``prepared[start:end]``."""
        first, last = self.read.prepared.stored_span(start, end)
        return {"start": first, "end": last}

    def quoted(self, start: int, end: int) -> dict[str, int | str]:
        """Give the stored offsets and the stored words of ``prepared[start:end]``."""
        span = self.span(start, end)
        return {**span, "text": self.stored[span["start"] : span["end"]]}


def to_events(drafts: Sequence[Draft], read: ReadReport, actor_of: Callable[[str], str | None]) -> list[Event]:
    """Make the records of one report.

    Args:
        drafts: the report's events in reading order.
        read: the report, for its map back to the stored text.
        actor_of: gives the canonical actor of a noun phrase.

    Returns:
        One record an event; the same report and sentence give the same ids on every run and machine.
    """
    quoting = Quoting(read)
    seen: Counter[str] = Counter()
    return [_event(draft, quoting, actor_of, seen) for draft in drafts]


def with_parties(
    events: Sequence[Event], drafts: Sequence[Draft], read: ReadReport, actor_of: Callable[[str], str | None]
) -> list[Event]:
    """Give events the parties that their drafts have by now.

    Args:
        events: the events made of the drafts, in their order.
        drafts: the drafts.
        read: the report, for its map back to the stored text.
        actor_of: gives the canonical actor of a noun phrase.
    """
    quoting = Quoting(read)
    return [
        event.model_copy(
            update={
                "initiator": [_actor(span, quoting, actor_of) for span in draft.initiator],
                "target": [_actor(span, quoting, actor_of) for span in draft.target],
                "inferred": dict(draft.inferred),
            }
        )
        for event, draft in zip(events, drafts, strict=True)
    ]


def _event(draft: Draft, quoting: Quoting, actor_of: Callable[[str], str | None], seen: Counter[str]) -> Event:
    sentence = _trimmed(draft.evidence)
    trigger = draft.trigger_span
    report_id = quoting.read.report.report_id
    fields = dict(draft.inferred)
    date = draft.date
    return Event(
        report_id=report_id,
        event_id=_event_id(
            report_id, sentence.text, trigger.start_char - sentence.start_char, draft.event_type, seen
        ),
        type=draft.event_type,
        modality=draft.modality,
        date=date.edtf,
        date_text=quoting.quoted(date.mention.start, date.mention.end)["text"] if date.mention else None,
        date_span=StoredSpan(**quoting.span(date.mention.start, date.mention.end)) if date.mention else None,
        sentence=StoredSpan(**quoting.span(sentence.start_char, sentence.end_char)),
        trigger=QuotedSpan(**quoting.quoted(trigger.start_char, trigger.end_char)),
        initiator=[_actor(span, quoting, actor_of) for span in draft.initiator],
        target=[_actor(span, quoting, actor_of) for span in draft.target],
        places=[_place(place, quoting) for place in draft.places],
        **{outcome: _outcome(draft.tolls.get(outcome), draft, quoting) for outcome in OUTCOMES},
        count=draft.count[0] if draft.count else None,
        count_span=_token_span(draft, draft.count[1], draft.count[2], quoting) if draft.count else None,
        equipment=[
            Equipment(**quoting.quoted(told.start, told.end), item=told.item, number=told.number)
            for told in draft.equipment
        ],
        attribution=_attribution(draft.attribution, quoting) if draft.attribution else None,
        inferred=fields,
    )


def _attribution(voucher: Voucher, quoting: Quoting) -> Attribution:
    day = voucher.day
    return Attribution(
        **quoting.quoted(voucher.start, voucher.end),
        voucher_class=voucher.voucher_class,
        date=day.edtf if day else None,
        date_span=StoredSpan(**quoting.span(day.start, day.end)) if day else None,
    )


def _trimmed(sentence: Span) -> Span:
    """Leave out the line breaks and spaces around a sentence, which are no evidence."""
    start, end = sentence.start, sentence.end
    while start < end - 1 and sentence.doc[start].is_space:
        start += 1
    while end > start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]


def _event_id(report_id: str, sentence: str, offset: int, event_type: str, seen: Counter[str]) -> str:
    # The words, not the offset in the text: an edit elsewhere in a report leaves the other ids as they are.
    key = "\x1f".join((report_id, sentence, str(offset), event_type))
    seen[key] += 1
    digest = hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()
    return f"e-{digest[:16]}"


def _actor(span: Span, quoting: Quoting, actor_of: Callable[[str], str | None]) -> ActorMention:
    return ActorMention(**quoting.quoted(span.start_char, span.end_char), actor_id=actor_of(span.text))


def _place(resolved: ResolvedPlace, quoting: Quoting) -> PlaceMention:
    toponym, place = resolved.told.toponym, resolved.place
    mention = quoting.quoted(toponym.start, toponym.end)
    ground = resolved.ground
    point = {"lat": ground.lat, "lon": ground.lon, "radius_km": ground.radius_km} if ground else {}
    if place is None:
        return PlaceMention(
            **mention,
            **point,
            role=resolved.told.role,
            name=toponym.name,
            feature=toponym.feature,
            geo_precision=geo_precision(resolved),
            where_prec=where_prec(resolved),
            unresolved_reason=resolved.reason or None,
        )
    return PlaceMention(
        **mention,
        role=resolved.told.role,
        place_id=place.place_id,
        name=place.name,
        **point,
        admin1=place.admin1 or None,
        admin2=place.admin2 or None,
        feature=place.feature,
        geo_precision=geo_precision(resolved),
        where_prec=where_prec(resolved),
    )


def _outcome(toll: Toll | None, draft: Draft, quoting: Quoting) -> Outcome | None:
    if toll is None:
        return None
    words = draft.sentence.doc[toll.start : toll.end]
    return Outcome(
        **quoting.quoted(words.start_char, words.end_char),
        best=toll.best,
        low=toll.low,
        high=toll.high,
        **dict(toll.shares),
    )


def _token_span(draft: Draft, start: int, end: int, quoting: Quoting) -> StoredSpan:
    words = draft.sentence.doc[start:end]
    return StoredSpan(**quoting.span(words.start_char, words.end_char))
