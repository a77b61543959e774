"""Predicted events as they come in ``events.jsonl``, held to the closed vocabularies of the codebook."""

from __future__ import annotations

from pathlib import Path

from sijill.evaluation.json_lines import read_records
from sijill.schema import EVENT_TYPES, MODALITIES, Event


def read_events(path: Path) -> list[Event]:
    """Read predicted events, one a line, in the order of the file; a file without events gives none.

    Raises:
        UsageError: the file is not there.
        DataCheckError: a line breaks the interchange form, or its type or modality is unknown; the message
            names file, line, field and value.
    """
    events = []
    for line, event in read_records(path, Event):
        if event.type not in EVENT_TYPES:
            line.fail("type", event.type, "is no event type of the codebook")
        if event.modality not in MODALITIES:
            line.fail("modality", event.modality, "is no modality of the codebook")
        events.append(event)
    return events


def quotes_text(event: Event, text: str) -> bool:
    """Tell whether an event's sentence and trigger lie in ``text`` where their offsets say.

    Where they do not, the event was taken from another version of the text than the gold's.
    """
    sentence, trigger = event.sentence, event.trigger
    is_inside = sentence.start < sentence.end <= len(text)
    return is_inside and text[trigger.start : trigger.end] == trigger.text
