"""The sides of a fight that its own sentence does not name: those of the violent event told right before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sijill.extraction.drafts import Draft
from sijill.extraction.merging import VIOLENT
from sijill.extraction.parsed import Span
from sijill.extraction.roles import Roles
from sijill.extraction.sides import is_both_sides

FIGHTS = frozenset({"armed_clash"})
LOOKED_BACK = 2
"""Events before a fight whose actors may be its sides."""


def take_sides(roles: Roles, before: Iterable[Draft], sentence: Span) -> None:
    """Let who attacked and who was attacked be the sides of the fight told next, in place.

    "An assault was launched by A on B, then the two sides clashed": where a fight names nobody, or only its two
    sides, they are A and B; where it names one of them, the other is its opponent. A fight that points to nobody and
    stands in another sentence may be another fight.

    Args:
        roles: what the fight's own words say.
        before: the events told before it, the latest first.
        sentence: the sentence that tells of the fight.
    """
    names_sides = bool(roles.target) or any(is_both_sides(token) for token in sentence)
    roles.initiator = [span for span in roles.initiator if not is_both_sides(span.root)]
    roles.target = [span for span in roles.target if not is_both_sides(span.root)]
    if roles.initiator:
        return
    attack = next(
        (draft for draft in islice(before, LOOKED_BACK) if draft.group in VIOLENT and draft.initiator), None
    )
    if attack is None or not (names_sides or attack.sentence.start == sentence.start):
        return
    own = {span.text.lower() for span in roles.target}
    attackers = [span for span in attack.initiator if span.text.lower() not in own]
    roles.initiator = attackers or list(attack.target)
    roles.is_initiator_pronoun = bool(roles.initiator)
    roles.target = roles.target or list(attack.target)
