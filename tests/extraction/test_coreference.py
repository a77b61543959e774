from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.domains import actor_index
from sijill.extraction.coreference import LOOKED_BACK, party_of_pronoun
from sijill.extraction.parties import Parties
from sijill.extraction.role_words import load_role_words


@pytest.mark.parametrize(
    ("text", "pronoun", "party"),
    [
        ("The soldiers rested. They arrested a man.", "They", "soldiers"),
        ("A farmer met the soldiers, and gunmen shot him.", "him", "farmer"),
        ("The SDF met a delegation, and its commanders left.", "its", "SDF"),
        ("Gunmen met a trader before soldiers arrested them.", "them", "Gunmen"),
        ("The houses burned. They arrested a man.", "They", None),
        ("A farmer rested. They arrested a man.", "They", None),
        ("Soldiers came. It rained. It rained. It rained. They arrested a man.", "They", None),
        ("Soldiers came " + "and came " * LOOKED_BACK + "and they arrested a man.", "they", None),
    ],
)
def test_whom_a_pronoun_stands_for(text: str, pronoun: str, party: str | None, parse: Callable[..., Doc]) -> None:
    doc = parse(text)
    parties = Parties(actor_index().actor_of, load_role_words())
    found = party_of_pronoun(next(token for token in doc if token.text == pronoun), parties)
    assert (found.text if found is not None else None) == party
