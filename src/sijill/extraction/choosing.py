"""Choosing who acts and who is acted upon among all the parties that a report names around an event.

The rules of :mod:`sijill.extraction.roles` read the grammar; in long sentences, and where the grammar does not tell,
they leave parties out or take the wrong ones. Two logistic regressions, one for each role, over the traits of a party
beside an event (:mod:`sijill.extraction.party_traits`), what the rules say among them, decide in the end. Their
weights are learned from annotated reports by ``tools/train_choosing.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sijill import paths
from sijill.errors import DataCheckError
from sijill.extraction.drafts import Draft
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.marks import Marks
from sijill.extraction.mentions import Mention, Scene, mention_of, scene_of
from sijill.extraction.parsed import Span
from sijill.extraction.parties import Parties
from sijill.extraction.party_traits import FAMILIES, ROLES, VALUES_OF, Beside, Cast, Place, Values
from sijill.extraction.told_sides import FIGHTS
from sijill.extraction.word_lists import mapping, mapping_with, refusal

FILE = "choosing.json"
LIKELIEST = "the likeliest of the parties named"
LOOKED_BACK = 2
"""Events before one whose parties may be its own."""
NEAREST = 6
"""Parties of its sentence, at the most, that are looked at beside an event."""
_FIELDS = ("made_by", "trained_on", "thresholds", "intercepts", "weights")
JOIN = " | "
"""Between the values of a trait in the file."""
Weights = tuple[float, float]
"""Log-odds for the initiator and for the target."""


class Candidate(NamedTuple):
    """A party that may have a role in an event, with its values."""

    span: Span
    values: Values


@dataclass(frozen=True)
class ChoosingModel:
    """Weights of traits, by family; and how likely the first and a further party of each role must be."""

    thresholds: tuple[Weights, Weights]
    intercepts: Weights
    weights: tuple[dict[Any, Weights], ...]

    def likelihoods(self, values: Values) -> Weights:
        """Give how likely a party with these values is to be the initiator and the target."""
        found = [
            table[told]
            for table, its_values in zip(self.weights, VALUES_OF, strict=True)
            if (told := its_values(values)) in table
        ]
        first, second = (math.fsum(column) for column in zip(self.intercepts, *found, strict=True))
        return 1 / (1 + math.exp(-first)), 1 / (1 + math.exp(-second))


def choose_parties(marks: Marks, knowledge: Knowledge, model: ChoosingModel) -> None:
    """Choose the parties of every event of a report, in place.

    Args:
        marks: what was found in the report, its drafts with the roles that the rules read.
        knowledge: the actors and the words of roles.
        model: the weights.
    """
    chosen = [(draft, choose(found, model)) for draft, found in candidates(marks, knowledge)]
    for draft, (initiator, target) in chosen:
        if initiator == draft.initiator and target == draft.target:
            continue
        if not set(_places(initiator)) <= set(_places(draft.initiator)):
            draft.inferred["initiator"] = LIKELIEST
        elif not initiator:
            draft.inferred.pop("initiator", None)
        draft.initiator, draft.target = initiator, target


def candidates(marks: Marks, knowledge: Knowledge) -> Iterator[tuple[Draft, list[Candidate]]]:
    """Give each event of a report with the parties that may have a role in it.

    They are those that the rules gave it, all others of its sentence, and those of the two events before it. Fights
    are left out: parties looked at one by one do not make two sides, which the rules tell better.
    """
    drafts = marks.drafts
    parties = Parties(knowledge.actor_of, knowledge.role_words)
    scenes: dict[int, Scene] = {}
    for draft in drafts:
        if draft.sentence.start not in scenes:
            here = [one for one in marks.triggers if draft.sentence.start <= one.head < draft.sentence.end]
            scenes[draft.sentence.start] = scene_of(draft.sentence, here, parties, knowledge)
    ruled = {
        place: mention_of(span, knowledge)
        for draft in drafts
        for span in (*draft.initiator, *draft.target)
        for place in _places([span])
    }
    cast = Cast(drafts, scenes.values(), {place: mention.key for place, mention in ruled.items()})
    for number, draft in enumerate(drafts):
        if draft.event_type in FIGHTS:
            continue
        scene = scenes[draft.sentence.start]
        found = _around(draft, drafts[max(0, number - LOOKED_BACK) : number], scene, ruled)
        beside = Beside(draft, scene, cast)
        yield draft, [Candidate(one.span, beside.values_of(one, where)) for one, where in found.values()]


def _around(
    draft: Draft, before: Sequence[Draft], scene: Scene, ruled: dict[Place, Mention]
) -> dict[Place, tuple[Mention, str]]:
    found = {place: (ruled[place], "rule") for place in _places([*draft.initiator, *draft.target])}
    heads = {mention.head for mention, _ in found.values()}
    nearest = sorted(scene.mentions, key=lambda mention: abs(mention.head - draft.trigger.head))[:NEAREST]
    for mention in nearest:
        if mention.head not in heads:
            found[mention.span.start, mention.span.end] = (mention, "here")
    for back, earlier in enumerate(reversed(before), start=1):
        if earlier.sentence.start != draft.sentence.start:
            for role, spans in zip(ROLES, (earlier.initiator, earlier.target), strict=True):
                for place in _places(spans):
                    found.setdefault(place, (ruled[place], f"{role} {back} back"))
    return found


def choose(found: Sequence[Candidate], model: ChoosingModel) -> tuple[list[Span], list[Span]]:
    """Choose the initiators and the targets among the parties around one event, the likeliest first.

    No party has both roles; of mentions in the same words one is taken.
    """
    likelihoods = [model.likelihoods(candidate.values) for candidate in found]
    return decide([candidate.span for candidate in found], likelihoods, model.thresholds)


def decide(
    spans: Sequence[Span], likelihoods: Sequence[Weights], thresholds: tuple[Weights, Weights]
) -> tuple[list[Span], list[Span]]:
    """Give roles to phrases by how likely each is to have each; see :func:`choose`."""
    order = sorted(
        ((-likelihood[role], role, number) for number, likelihood in enumerate(likelihoods) for role in (0, 1)),
    )
    chosen: tuple[list[Span], list[Span]] = ([], [])
    for negative, role, number in order:
        span, taken = spans[number], chosen[role]
        if -negative < thresholds[role][1 if taken else 0]:
            continue
        if any(span.start < other.end and other.start < span.end for other in (*chosen[0], *chosen[1])):
            continue
        if all(span.text.lower() != other.text.lower() for other in taken):
            taken.append(span)
    return sorted(chosen[0], key=lambda span: span.start), sorted(chosen[1], key=lambda span: span.start)


def _places(spans: Sequence[Span]) -> list[Place]:
    return [(span.start, span.end) for span in spans]


def model_file(domain: str = "syria") -> Path:
    """Give where a domain keeps its model."""
    return paths.domain_directory(domain) / "models" / FILE


@cache
def load_choosing_model(domain: str = "syria") -> ChoosingModel:
    """Load and check the model of a domain.

    Raises:
        DataCheckError: the file is not there, is no JSON or breaks a rule.
    """
    path = model_file(domain)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataCheckError(f"{path.name}: cannot be read ({type(error).__name__})") from error
    return parse_choosing_model(data, file=path.name)


def parse_choosing_model(data: Any, *, file: str) -> ChoosingModel:
    """Check and arrange what a model file holds.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a field or a family is missing or unknown, or a value is no pair of numbers.
    """
    given = mapping_with(data, _FIELDS, file=file)
    thresholds = mapping_with(given["thresholds"], ROLES, file=file, field="thresholds")
    names = [", ".join(family) for family in FAMILIES]
    weights = mapping_with(given["weights"], names, file=file, field="weights")
    tables: list[dict[Any, Weights]] = []
    for name, family in zip(names, FAMILIES, strict=True):
        told = mapping(weights[name], file=file, field=name)
        # What one value is looked up by is a text, what several are is a tuple of them.
        tables.append(
            {
                tuple(key.split(JOIN)) if len(family) > 1 else key: _pair(value, file=file, field=name)
                for key, value in told.items()
            }
        )
    first, second = (_pair(thresholds[role], file=file, field=role) for role in ROLES)
    return ChoosingModel((first, second), _pair(given["intercepts"], file=file, field="intercepts"), tuple(tables))


def _pair(value: Any, *, file: str, field: str) -> Weights:
    is_sound = isinstance(value, list) and len(value) == len(ROLES)
    if not is_sound or not all(type(number) in (int, float) and math.isfinite(number) for number in value):
        raise refusal(file, field, value, "is no pair of numbers")
    return value[0], value[1]
