from __future__ import annotations

from typing import Any

import pytest

from sijill.domains import ancestors, load_actors
from sijill.domains.actors import parse_actors
from sijill.errors import DataCheckError
from sijill.schema import ACTOR_KINDS

INTER_OF_KIND = {
    "state forces": {1},
    "foreign state forces": {8},
    "coalition": {8},
    "rebel group": {2, 3},
    "militia": {3, 4, 8},
    "jihadist group": {2},
    "tribal": {2, 4},
    "civilians": {5, 6, 7},
    "unidentified": {3},
}


def entry(actor_id: str, **fields: Any) -> dict[str, Any]:
    sound = {
        "actor_id": actor_id,
        "name": actor_id.upper(),
        "kind": "militia",
        "inter": 3,
        "is_public_role": True,
        "source": "UCDP actor dataset",
    }
    return sound | fields


def test_the_ontology_of_syria_is_sound_and_covers_the_conflict() -> None:
    actors = load_actors()
    assert len(actors) >= 110
    assert {
        "sdf",
        "regime-forces",
        "iran-backed-militias",
        "liwa-fatemiyoun",
        "hezbollah",
        "isis",
        "hts",
        "sna",
        "turkish-forces",
        "us-led-coalition",
        "russian-forces",
        "israel",
        "asayish",
        "civilians",
        "unidentified",
    } <= set(actors)
    assert {actor.kind for actor in actors.values()} == set(ACTOR_KINDS)


def test_kind_and_acled_code_agree() -> None:
    assert [a.actor_id for a in load_actors().values() if a.inter not in INTER_OF_KIND[a.kind]] == []


def test_every_actor_can_be_named() -> None:
    assert [actor.actor_id for actor in load_actors().values() if not list(actor.words())] == []


@pytest.mark.parametrize(
    ("actor_id", "expected"),
    [
        ("liwa-fatemiyoun", ("iran-backed-militias",)),
        ("8th-brigade", ("5th-corps", "regime-forces")),
        ("hamza-division", ("sna", "opposition-factions")),
        ("ypg", ("sdf",)),
        ("quds-force", ("irgc", "iran")),
        ("sdf", ()),
    ],
)
def test_ancestors_are_told_nearest_first(actor_id: str, expected: tuple[str, ...]) -> None:
    assert ancestors(actor_id) == expected


def test_ancestors_of_an_unknown_actor() -> None:
    with pytest.raises(KeyError, match="nobody"):
        ancestors("nobody")


def test_two_lines_of_descent_meet_once() -> None:
    actors = parse_actors(
        [
            entry("top"),
            entry("left", parents=["top"]),
            entry("right", parents=["top"]),
            entry("child", parents=["left", "right"]),
        ],
        file="actors.yml",
    )
    assert list(actors) == ["top", "left", "right", "child"]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([entry("a"), entry("a")], "entry 'a': field 'actor_id', value 'a': stands twice"),
        ([entry("a", parents=["b"])], "entry 'a': field 'parents', value 'b': no actor"),
        ([entry("a", parents=["a"])], r"entry 'a': field 'parents', value \['a'\]: a circle"),
        (
            [entry("a", parents=["b"]), entry("b", parents=["c"]), entry("c", parents=["a"])],
            r"entry 'a': field 'parents', value \['b'\]: a circle",
        ),
        ([entry("a", kind="army")], "entry 'a': field 'kind', value 'army': .*unknown kind"),
        ([entry("a", inter=9)], "entry 'a': field 'inter', value 9: "),
        ([entry("A b")], "entry 'A b': field 'actor_id', value 'A b': "),
        ([entry("a", nickname="x")], "entry 'a': field 'nickname', value 'x': "),
        (
            [entry("a", aliases=["Al-Hamza Division"]), entry("b", aliases=["“Hamzah” division"])],
            "entry 'b': field 'aliases', value '“Hamzah” division': is a name of 'a' as well",
        ),
        (
            [entry("a", aliases=["fighters"]), entry("b", heads=["Fighters"])],
            "entry 'b': field 'heads', value 'Fighters': is a name of 'a' as well",
        ),
        ([entry("a", aliases=["..."])], r"entry 'a': field 'aliases', value '...': has no letters"),
        ({"actor_id": "a"}, "expected a list of entries"),
        (["a"], "entry 'number 1': field 'entry', value 'a': "),
    ],
)
def test_bad_data_are_refused_by_name(entries: Any, message: str) -> None:
    with pytest.raises(DataCheckError, match=rf"^actors.yml: .*{message}"):
        parse_actors(entries, file="actors.yml")


def test_a_domain_without_actors_is_told() -> None:
    with pytest.raises(DataCheckError, match=r"^actors.yml: cannot be read: "):
        load_actors("atlantis")
