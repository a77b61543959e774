"""Merging: what is told twice in one report is one event (codebook, section "What counts as an event")."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.apart import stand_apart
from sijill.extraction.drafts import Draft
from sijill.extraction.syntax import lemma
from sijill.schema import ACTUAL_MODALITIES

VIOLENT = frozenset({"battle", "remote_violence", "violence_against_civilians"})
EXPLOSION, GENERAL = "explosion", "armed_attack"
_RAIDS = frozenset({"raid", "storm", "storming", "break", "search"})
_AFTER_RAIDS = frozenset({"arrest", "abduction", "property_violation", "assault"})
_OPEN_FAMILIES = frozenset({"strike", "gunfire"})
_PARTICULAR = frozenset(
    {
        "airstrike",
        "drone_strike",
        "shelling",
        "explosive_device",
        "suicide_attack",
        "assassination",
        "killing",
        "assault",
    }
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "said"})


def merge_tellings(drafts: Sequence[Draft]) -> list[Draft]:
    """Merge the tellings of one event: headline into body, later mentions into the first.

    A headline's event joins the first event of the body of its type, else of its group. A later noun with an
    article or a demonstrative ("the attack", "this training") and no date, place or initiator of its own speaks of
    the event of its type before it.
    """
    kept: list[Draft] = []
    for draft in drafts:
        earlier = (_spoken_of(draft, kept) or _cause_of(draft, kept)) if not draft.is_headline else None
        if earlier is None:
            kept.append(draft)
        else:
            earlier.take_over(draft)
    body = [draft for draft in kept if not draft.is_headline]
    merged: list[Draft] = []
    for draft in kept:
        told = _in_body(draft, body) if draft.is_headline else None
        if told is None:
            merged.append(draft)
        else:
            told.take_over(draft)
    return merged


def _spoken_of(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    has_own_date = draft.date.mention is not None and draft.date.inferred is None
    if draft.trigger.kind != "noun":
        return None
    if draft.modality not in ACTUAL_MODALITIES or not _is_definite(draft):
        return None
    own_places = bool(draft.places) and "places" not in draft.inferred
    for candidate in reversed(earlier):
        if candidate.is_headline:
            continue
        same = candidate.event_type == draft.event_type
        if draft.trigger.family is not None:
            same = same or (candidate.group in VIOLENT and draft.group in VIOLENT)
        if has_own_date and candidate.date.edtf != draft.date.edtf:
            continue
        if same and (not own_places or _share_place(candidate, draft)):
            return candidate
    return None


def _cause_of(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Give the event told right before that deaths with no cause, place or date of their own are the outcome of."""
    is_mere_death = draft.trigger.family == "death" and draft.event_type == "killing" and not draft.initiator
    if not is_mere_death or draft.modality not in ACTUAL_MODALITIES:
        return None
    own_places = bool(draft.places) and "places" not in draft.inferred
    own_date = draft.date.mention is not None and draft.date.inferred is None
    cause = earlier[-1] if earlier and not earlier[-1].is_headline else None
    if cause is None or cause.group not in VIOLENT or cause.paragraph != draft.paragraph or own_places or own_date:
        return None
    is_open = "killed" not in cause.tolls and cause.modality in ACTUAL_MODALITIES
    return cause if is_open or draft.tolls.get("killed") == cause.tolls.get("killed") else None


def _points_back(draft: Draft) -> bool:
    """Whether a noun speaks of what was told before ("this training")."""
    head = draft.trigger_span.doc[draft.trigger.head]
    return any(child.dep_ == "det" and child.lower_ in ("this", "that", "these", "those") for child in head.children)


def _is_definite(draft: Draft) -> bool:
    head = draft.trigger_span.doc[draft.trigger.head]
    return any(child.dep_ in ("det", "poss") and child.lower_ in _DEFINITE for child in head.children)


def _share_place(first: Draft, second: Draft) -> bool:
    names = {place.told.toponym.name.lower() for place in first.places}
    return any(place.told.toponym.name.lower() in names for place in second.places)


def _in_body(headline: Draft, body: Sequence[Draft]) -> Draft | None:
    same_type = [draft for draft in body if draft.event_type == headline.event_type]
    if same_type:
        return same_type[0]
    if headline.trigger.family is not None or headline.group in VIOLENT:
        return next((draft for draft in body if draft.group in VIOLENT | {"summary"}), None)
    return next((draft for draft in body if draft.group == headline.group), None)


def one_per_happening(triggered: Sequence[Draft]) -> list[Draft]:
    """Keep one draft for each happening of a sentence: same type and no place or date of its own is the same.

    An explosion beside the strike or device that caused it is no event of its own, nor is an attack told in general
    words beside the same attack told in particular ones, nor a raid beside the arrest that it was for.
    """
    kept: list[Draft] = []
    for draft in _without_general(_without_effects(triggered)):
        twin = next(
            (other for other in kept if other.event_type == draft.event_type and _is_twin(other, draft)), None
        )
        if twin is None:
            kept.append(draft)
        else:
            twin.take_over(draft)
    return kept


def _without_effects(triggered: Sequence[Draft]) -> list[Draft]:
    """Let the explosions of a sentence go over into the strike that it tells as well, if any."""
    causes = [
        draft
        for draft in triggered
        if draft.group == "remote_violence" and draft.event_type != EXPLOSION and draft.modality in ACTUAL_MODALITIES
    ]
    if not causes:
        return list(triggered)
    for draft in triggered:
        if draft.event_type == EXPLOSION:
            causes[0].take_over(draft)
    return [draft for draft in triggered if draft.event_type != EXPLOSION]


def _without_general(triggered: Sequence[Draft]) -> list[Draft]:
    """Let attacks told in general words go over into the particular event of their sentence that they are part of."""
    kept = []
    for draft in triggered:
        whole = next((other for other in triggered if other is not draft and _is_part_of(draft, other)), None)
        if whole is None:
            kept.append(draft)
        else:
            whole.take_over(draft)
    return kept


def _is_part_of(draft: Draft, other: Draft) -> bool:
    if other.modality not in ACTUAL_MODALITIES or draft.modality not in ACTUAL_MODALITIES:
        return False
    on_foot = draft.event_type == GENERAL or (draft.trigger.family == "bombing" and draft.trigger.instrument is None)
    if on_foot and other.event_type in _AFTER_RAIDS and any(lemma(token) in _RAIDS for token in draft.trigger_span):
        return True
    if draft.event_type != GENERAL or draft.trigger.family not in _OPEN_FAMILIES:
        return False
    first, second = sorted((draft, other), key=lambda one: one.trigger.head)
    return other.event_type in _PARTICULAR and not stand_apart(first, second) and not _are_apart(first, second)


def _is_twin(first: Draft, second: Draft) -> bool:
    if _points_back(first) != _points_back(second):
        return False
    if (first.modality in ACTUAL_MODALITIES) != (second.modality in ACTUAL_MODALITIES):
        return False
    if not _is_definite(second) and stand_apart(first, second):
        return False
    return not _are_apart(first, second)


def _are_apart(first: Draft, second: Draft) -> bool:
    """Whether two drafts of a sentence have places of their own, none of them the same."""
    first_places = {place.told.toponym.start for place in first.places if place.told.role != "within"}
    second_places = {place.told.toponym.start for place in second.places if place.told.role != "within"}
    return bool(first_places and second_places) and first_places.isdisjoint(second_places)
