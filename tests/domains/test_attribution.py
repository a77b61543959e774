from __future__ import annotations

from typing import Any

import pytest

from sijill.domains import load_attribution
from sijill.domains.attribution import parse_attribution
from sijill.errors import DataCheckError
from sijill.schema import ATTRIBUTION_CLASSES


def lexicon(**fields: Any) -> dict[str, Any]:
    sound = {
        "vouchers": [{"class": known, "nouns": [f"{known} noun"]} for known in ATTRIBUTION_CLASSES],
        "reporting_verbs": [{"lemma": "say", "forms": ["says", "said"]}],
        "hedging_verbs": [{"lemma": "claim", "forms": ["claimed"]}],
        "openings": ["according to"],
    }
    return sound | fields


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SOHR", "monitor"),
        ("Syrian Observatory for Human Rights", "monitor"),
        ("Observatory", "monitor"),
        ("sources", "source"),
        ("medical sources", "source"),
        ("activists", "activist"),
        ("news agency", "media"),
        ("spokesman", "official"),
        ("eyewitnesses", "resident"),
        ("media center", "party"),
    ],
)
def test_words_name_a_class_of_vouchers(words: str, expected: str) -> None:
    found = [entry.voucher_class for entry in load_attribution().vouchers if words in (*entry.names, *entry.nouns)]
    assert found == [expected]


def test_verbs_and_openings_of_telling_and_doubting() -> None:
    known = load_attribution()
    told = {verb.lemma for verb in known.reporting_verbs}
    assert {"say", "report", "document", "monitor", "confirm", "learn", "tell", "inform"} <= told
    assert {"claim", "allege", "believe"} <= {verb.lemma for verb in known.hedging_verbs}
    assert {"according to", "citing", "on the authority of"} <= set(known.openings)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (lexicon(openings=["per", "per"]), "field 'openings', value 'per': stands twice"),
        (lexicon(openings=[]), "field 'openings', .*at least 1 item"),
        (lexicon(frames=["they said"]), "field 'frames', .*not permitted"),
        (
            lexicon(hedging_verbs=[{"lemma": "say", "forms": ["is said"]}]),
            "field 'lemma', value 'say': stands twice",
        ),
        (
            lexicon(hedging_verbs=[{"lemma": "claim", "forms": ["said"]}]),
            "field 'forms', value 'said': stands twice",
        ),
        (
            lexicon(vouchers=[{"class": "oracle", "nouns": ["seer"]}]),
            "field 'vouchers.0.class', value 'oracle': .*unknown class",
        ),
        (
            lexicon(vouchers=[{"class": "media", "nouns": ["press"]}]),
            "entry 'vouchers': field 'class', value 'monitor': has no words",
        ),
        (
            lexicon(vouchers=[*lexicon()["vouchers"][:-1], {"class": "party", "nouns": ["Media noun"]}]),
            "entry 'party': field 'nouns', value 'Media noun': is under 'media' too",
        ),
        ([], r"entry 'attribution': field 'entry', value \[\]: "),
    ],
)
def test_bad_data_are_refused_by_name(value: Any, message: str) -> None:
    with pytest.raises(DataCheckError, match=rf"^attribution.yml: .*{message}"):
        parse_attribution(value, file="attribution.yml")
