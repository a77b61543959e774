"""Traits of a party beside an event: what speaks for and against its being who acts or who is acted upon.

A trait is one value or several together, such as ``("pobj by", "airstrike")`` of the family ``link, type``. The model
of :mod:`sijill.extraction.choosing` gives each its weights.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from sijill.extraction.drafts import Draft
from sijill.extraction.mentions import NONE, Mention, Scene

Values = dict[str, str]
Place = tuple[int, int]
"""First token of a phrase, and the one behind its last."""
ROLES = ("initiator", "target")
AWAY = "away"
"""What tells the place of a mention beside its event where it stands in another sentence."""
FAMILIES: tuple[tuple[str, ...], ...] = (
    ("rule", "reason"),
    ("rule", "type"),
    ("rule", "form", "filled"),
    ("kind", "type"),
    ("kind", "rule"),
    ("actor",),
    ("word", "group"),
    ("report", "rule"),
    ("report", "type"),
    ("same type", "rule"),
    ("mentions", "rule"),
    ("where", "type"),
    ("link", "type"),
    ("link", "kind"),
    ("above", "link"),
    ("own word", "link"),
    ("up",),
    ("down", "up length"),
    ("distance",),
    ("side", "triggers"),
    ("side", "crowd", "kind"),
    ("clause", "link"),
    ("clause", "rule"),
    ("nearest", "link"),
    ("side", "kind", "type"),
    ("standing", "rank", "side", "form"),
    ("standing", "alike", "type"),
    ("standing", "filled", "rule", "type"),
    ("counted", "type"),
)
"""Values that are looked at together; :class:`Beside` tells what each is."""
VALUES_OF = tuple(itemgetter(*family) for family in FAMILIES)
_BUCKETS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_FARTHER = "farther"
_OF_PLACE = (
    "link",
    "above",
    "own word",
    "up",
    "down",
    "up length",
    "distance",
    "side",
    "triggers",
    "crowd",
    "clause",
    "nearest",
    "rank",
    "alike",
)
_ELSEWHERE = dict.fromkeys(_OF_PLACE, AWAY)


class Cast:
    """Who acts and who is acted upon in one report as the rules see it, and how often each party is mentioned."""

    def __init__(self, drafts: Sequence[Draft], scenes: Iterable[Scene], key_of: Mapping[Place, str]) -> None:
        """Count up the roles of a report.

        Args:
            drafts: the events of the report.
            scenes: the sentences that tell them.
            key_of: the party that each phrase with a role names.
        """
        self._keys = {
            id(draft): [{key_of[span.start, span.end] for span in spans} for spans in (draft.initiator, draft.target)]
            for draft in drafts
        }
        told = [(draft.event_type, self._keys[id(draft)]) for draft in drafts]
        self._counts = [Counter(key for _, keys in told for key in keys[role]) for role in (0, 1)]
        self._alike = [Counter((alike, key) for alike, keys in told for key in keys[role]) for role in (0, 1)]
        self.mentions = Counter(mention.key for scene in scenes for mention in scene.mentions)

    def elsewhere(self, key: str, draft: Draft) -> tuple[str, str]:
        """Give which role a party has more often in the other events of a report, and which in those alike."""
        own = [key in keys for keys in self._keys[id(draft)]]
        acts, acted_upon = (counts[key] - is_own for counts, is_own in zip(self._counts, own, strict=True))
        alike = [counts[draft.event_type, key] - is_own for counts, is_own in zip(self._alike, own, strict=True)]
        more = "even" if acts == acted_upon else ROLES[acts < acted_upon]
        return more if acts or acted_upon else NONE, _role_name(*alike)


class Beside:
    """One event with its sentence, beside which parties are looked at.

    ``rule`` is the role that the rules gave a party and ``reason`` why, ``filled`` the roles that they gave to
    anybody, ``report`` and ``same type`` its roles in other events; ``up``, ``down`` and ``up length`` tell the way
    in the parse from the trigger to it; ``triggers``, ``crowd`` and ``rank`` count triggers, parties and those of its
    standing that lie nearer, ``alike`` those of its standing in the sentence; ``clause`` is how many clauses on it
    stands.
    """

    def __init__(self, draft: Draft, scene: Scene, cast: Cast) -> None:
        """Look at an event.

        Args:
            draft: the event.
            scene: its sentence.
            cast: the roles that parties have in the whole report.
        """
        self._draft, self._scene, self._cast = draft, scene, cast
        self._spans = [[(span.start, span.end) for span in spans] for spans in (draft.initiator, draft.target)]
        self._reason = draft.inferred.get("initiator", "told")
        self._counted = {token for toll in draft.tolls.values() for token in toll.counted}
        self._upwards = scene.upwards(draft.trigger.head)
        self._height = {index: number for number, (index, _) in enumerate(self._upwards)}
        self._own: Values = {
            "type": draft.event_type,
            "group": draft.group,
            "form": draft.trigger.kind,
            "filled": _role_name(draft.initiator, draft.target),
        }

    def values_of(self, mention: Mention, where: str) -> Values:
        """Give the values of a party beside the event.

        Args:
            mention: the phrase that names the party.
            where: whether the rules or the sentence name it, or which role it has in which event before.
        """
        start, end = mention.span.start, mention.span.end
        acts, is_acted_upon = (any(low < end and start < high for low, high in spans) for spans in self._spans)
        report, same_type = self._cast.elsewhere(mention.key, self._draft)
        is_here = self._scene.sentence.start <= mention.head < self._scene.sentence.end
        return {
            **self._own,
            "rule": _role_name(acts, is_acted_upon),
            "reason": self._reason if acts else NONE,
            "report": report,
            "same type": same_type,
            "mentions": str(min(4, self._cast.mentions[mention.key])),
            "where": where,
            "counted": str(not self._counted.isdisjoint(range(start, end))),
            "kind": mention.kind,
            "standing": mention.standing,
            "actor": mention.actor,
            "word": mention.word,
            **(self._place_of(mention) if is_here else _ELSEWHERE),
        }

    def _place_of(self, mention: Mention) -> Values:
        """Give where a mention stands in the event's sentence."""
        scene, trigger, head = self._scene, self._draft.trigger, mention.head
        low, high = min(head, trigger.head), max(head, trigger.head)
        reach = high - low
        side = "before" if head < trigger.head else "behind"
        alike = scene.heads[mention.standing]
        return {
            "link": mention.link,
            "above": mention.above,
            "own word": str(trigger.start <= mention.above_index < trigger.end),
            **self._path_to(head),
            "distance": f"{side} {_BUCKETS[bisect_left(_BUCKETS, reach)] if reach <= _BUCKETS[-1] else _FARTHER}",
            "side": side,
            "triggers": str(min(3, _between(scene.triggers, low, high))),
            "crowd": str(min(4, _between(scene.all_heads, low, high))),
            "clause": str(max(-2, min(2, scene.clause_of(head) - scene.clause_of(trigger.head)))),
            "nearest": str(scene.nearest_trigger(head) == trigger.head),
            "rank": str(min(3, _between(alike, trigger.head - reach, trigger.head + reach))),
            "alike": str(min(3, len(alike))),
        }

    def _path_to(self, head: int) -> Values:
        """Give the way from the trigger up to the first word above both and down to the mention."""
        below = NONE
        for index, link in self._scene.upwards(head):
            length = self._height.get(index)
            if length is not None:
                up = " ".join(dep for _, dep in self._upwards[: min(3, length)])
                return {"up": up, "down": below, "up length": str(length)}
            below = link
        return {"up": NONE, "down": NONE, "up length": NONE}


def _between(numbers: Sequence[int], low: int, high: int) -> int:
    """Count the numbers that lie between two others."""
    return bisect_left(numbers, high) - bisect_right(numbers, low) if low < high else 0


def _role_name(acts: object, is_acted_upon: object) -> str:
    if acts:
        return "both" if is_acted_upon else ROLES[0]
    return ROLES[1] if is_acted_upon else NONE
