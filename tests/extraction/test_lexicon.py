from __future__ import annotations

from sijill.extraction.lexicon import Entry, load_lexicon, parse_lexicon
from sijill.schema import EVENT_TYPES

SMALL = {
    "types": {
        "arrest": {"verbs": ["arrest", "take into custody"], "nouns": ["arrest campaign"]},
        "protest": {"nouns": ["sit-in"]},
    },
    "refused": ["in order to"],
    "families": {
        "taking": {
            "default": "territory_change",
            "required": True,
            "verbs": ["take"],
            "participants": {"arrest": ["man"]},
        },
        "blast": {"default": "explosion", "undergone": ["go off"]},
    },
    "instruments": {"drone_strike": ["drone", "kamikaze drone"], "shelling": ["ground-to-ground missile"]},
    "projectiles": ["missile"],
    "strike_from_the_air_by": ["israel"],
}


def test_words_are_arranged_by_kind_and_first_word_longest_first() -> None:
    lexicon = parse_lexicon(SMALL, file="events.yml")
    assert lexicon.entries == {
        ("verb", "arrest"): (Entry(("arrest",), "verb", "arrest"),),
        ("verb", "take"): (
            Entry(("take", "into", "custody"), "verb", "arrest"),
            Entry(("take",), "verb", "territory_change", "taking", is_bare_refused=True),
        ),
        ("noun", "arrest"): (Entry(("arrest", "campaign"), "noun", "arrest"),),
        # The tokeniser cuts at hyphens.
        ("noun", "sit"): (Entry(("sit", "-", "in"), "noun", "protest"),),
        ("undergone", "go"): (Entry(("go", "off"), "undergone", "explosion", "blast"),),
    }
    assert lexicon.instruments == {
        ("drone",): "drone_strike",
        ("kamikaze", "drone"): "drone_strike",
        ("ground", "-", "to", "-", "ground", "missile"): "shelling",
    }
    assert lexicon.instrument_lengths == {"drone": (1,), "kamikaze": (2,), "ground": (6,)}
    assert lexicon.participant_types == {("taking", "man"): "arrest"}
    assert lexicon.families_by_participant == {"taking"}
    assert lexicon.projectiles == {"missile"}
    assert lexicon.refused == {"in": (("in", "order", "to"),)}


def test_the_lexicon_of_syria_tells_of_every_type() -> None:
    lexicon = load_lexicon()
    told = {entry.event_type for entries in lexicon.entries.values() for entry in entries}
    assert told == set(EVENT_TYPES)
