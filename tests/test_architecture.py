"""The rooms of the house (CONTRIBUTING.md): one direction, and outsiders call only what a room offers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "src" / "sijill"
MODULES = sorted(PACKAGE.rglob("*.py"))
NOTEBOOKS = sorted((CHECKOUT / "notebooks").rglob("[!.]*.ipynb"))
ROOMS = (
    "domains",
    "corpus",
    "reading",
    "gazetteer",
    "extraction",
    "incidents",
    "figures",
    "exports",
    "reporting",
    "evaluation",
    "cli",
)
"""In the order in which data flow; the modules beside them (schema, tables, …) are the contract between rooms."""

STRANGERS_TO_EXTRACTION = ("figures", "exports", "reporting", "evaluation")
LONGEST_MODULE_LINES = 300
FOLDER_OF_A_MACHINE = re.compile(r"(?<![\w.~*-])/(?:home|Users|root|work|mnt|opt|srv|workspace)/\w|\b[A-Z]:\\Users")
TEXT_ENDINGS = {".py", ".ipynb", ".md", ".toml", ".yml", ".yaml", ".cff", ".j2", ".js", ".css", ".csv", ".txt"}
LOOKED_THROUGH = (".ci", "benchmarks", "notebooks", "src", "tests", "tools")


def named(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def room_of(path: Path) -> str:
    """Name the room of a module; a module beside the rooms is named by itself."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Give the dotted name of everything that is imported from sijill, as ``sijill.corpus.pull``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "sijill")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "sijill":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(tree: ast.AST) -> set[str]:
    return {name.split(".")[1] for name in imports_of(tree) if name.count(".")} & set(ROOMS)


def test_the_order_is_that_of_the_contributors_guide() -> None:
    told = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    order = re.search(r"`schema, tables, (domains → .*)`", told)
    assert order is not None
    assert tuple(order[1].split(" → ")) == ROOMS


def test_every_folder_is_a_room() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_run_in_the_direction_of_the_data(path: Path) -> None:
    tree = ast.parse(path.read_bytes())
    room = room_of(path)
    earlier = ROOMS[: ROOMS.index(room)] if room in ROOMS else ()
    allowed = {*earlier, room} - ({"extraction"} if room in STRANGERS_TO_EXTRACTION else set())
    assert rooms_imported(tree) <= allowed
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE_LINES


def code_of_notebook(path: Path) -> str:
    cells = nbformat.read(path, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


@cache
def offered_by(room: str) -> frozenset[str]:
    """Read ``__all__`` of a room."""
    (offered,) = (
        node.value
        for node in ast.parse((PACKAGE / room / "__init__.py").read_bytes()).body
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]
    )
    return frozenset(ast.literal_eval(offered))


def strangers_called(code: str) -> list[str]:
    """List what code takes out of a room that is not among the names that the room offers (``__all__``)."""
    tree = ast.parse(code)
    used = {name for name in imports_of(tree) if name.count(".") > 1}
    used |= {
        f"sijill.{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ROOMS
    }
    found = []
    for name in sorted(used):
        _, room, *rest = name.split(".")
        if room in ROOMS and rest[0] not in offered_by(room):
            found.append(name)
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_notebooks_call_only_what_rooms_offer(path: Path) -> None:
    assert strangers_called(code_of_notebook(path)) == []


def test_the_command_line_calls_only_what_rooms_offer() -> None:
    modules = sorted((PACKAGE / "cli").glob("*.py"))
    called = {call for module in modules for call in strangers_called(module.read_text(encoding="utf-8"))}
    assert {call for call in called if not call.startswith("sijill.cli.")} == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from sijill import corpus\ncorpus.pull(1)", []),
        ("from sijill import corpus\ncorpus.names.safe_name(1)", ["sijill.corpus.names"]),
        ("from sijill.corpus.names import safe_name", ["sijill.corpus.names.safe_name"]),
        ("from sijill.corpus import pull, RawStore", ["sijill.corpus.RawStore"]),
        ("from sijill import tables\ntables.read(1)", []),
    ],
)
def test_what_a_room_does_not_offer_is_seen(code: str, found: list[str]) -> None:
    assert strangers_called(code) == found


def texts() -> Iterator[Path]:
    yield from (path for path in CHECKOUT.iterdir() if path.is_file() and path.suffix in {*TEXT_ENDINGS, ".lock", ""})
    for folder in LOOKED_THROUGH:
        for path in (CHECKOUT / folder).rglob("*"):
            if path.is_file() and path.suffix in {*TEXT_ENDINGS, ""} and ".ipynb_checkpoints" not in path.parts:
                yield path


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = {
        named(path): match[0]
        for path in texts()
        if (match := FOLDER_OF_A_MACHINE.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("/" + "home/ana/sijill", True),
        ("C:" + "\\Users\\ana", True),
        ("../shared/gold/seed.jsonl", False),
        ("data/raw/work/x.json", False),
        ("https://example.org/work/1", False),
    ],
)
def test_which_texts_name_such_a_folder(text: str, is_found: bool) -> None:
    assert bool(FOLDER_OF_A_MACHINE.search(text)) is is_found
