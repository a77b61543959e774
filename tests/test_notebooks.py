"""Notebooks are thin, stripped of outputs, and check their parameters before anything runs; nbval runs them."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import nbformat
import pytest

from sijill.parameters import NotebookParameters

CHECKOUT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((CHECKOUT / "notebooks").rglob("[!.]*.ipynb"))
MOST_LINES_OF_CODE = 60
MOST_LINES_OF_A_CELL = 12
PARAMETER = re.compile(
    r'(?P<name>[a-z_]+) = (?P<literal>"[^"]*"|-?\d+(\.\d+)?|True|False)  # type: (?P<type>str|int|float|bool)  \S.+'
)


def named(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


@pytest.fixture(params=NOTEBOOKS, ids=named)
def notebook(request: pytest.FixtureRequest) -> nbformat.NotebookNode:
    return nbformat.read(request.param, as_version=nbformat.NO_CONVERT)


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_notebooks_of_the_house_are_there() -> None:
    assert {named(path) for path in NOTEBOOKS} >= {
        "notebooks/00-start-here.ipynb",
        "notebooks/report/pull.ipynb",
        "notebooks/report/extract.ipynb",
        "notebooks/report/situation-report.ipynb",
        "notebooks/report/quality.ipynb",
    }


def test_it_is_stripped_and_of_the_format_whose_cells_have_ids(notebook: nbformat.NotebookNode) -> None:
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert [(cell.outputs, cell.execution_count) for cell in code_cells(notebook)] == [([], None)] * len(
        code_cells(notebook)
    )
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


def test_its_cells_have_ids_that_say_what_they_are(notebook: nbformat.NotebookNode) -> None:
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", cell_id) for cell_id in ids)


def test_it_opens_with_a_title_and_a_question_and_ends_with_its_limits(notebook: nbformat.NotebookNode) -> None:
    first, last = notebook.cells[0], notebook.cells[-1]
    assert first.cell_type == last.cell_type == "markdown"
    title, _, question = first.source.split("\n")[:3]
    assert re.fullmatch(r"# \S.*", title)
    assert question.endswith("?")
    assert last.source.startswith("## Limits and provenance\n")


def test_it_is_thin(notebook: nbformat.NotebookNode) -> None:
    cells = [cell.source for cell in code_cells(notebook)]
    assert sum(source.count("\n") + 1 for source in cells) <= MOST_LINES_OF_CODE
    assert max(source.count("\n") + 1 for source in cells) <= MOST_LINES_OF_A_CELL
    nodes = [node for source in cells for node in ast.walk(ast.parse(source))]
    assert not [node.name for node in nodes if isinstance(node, ast.ClassDef)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 3]
    assert not [source for source in cells if re.search(r"^\s*[!%]", source, re.MULTILINE)]


def parameters_of(notebook: nbformat.NotebookNode) -> tuple[dict[str, object], nbformat.NotebookNode]:
    """Give the literals of the parameters cell by name, and the code cell after it."""
    cells = code_cells(notebook)
    tagged = [number for number, cell in enumerate(cells) if "parameters" in cell.metadata.get("tags", [])]
    assert tagged == [0]
    found = [PARAMETER.fullmatch(line) for line in cells[0].source.split("\n")]
    assert all(found), cells[0].source
    literals = {match["name"]: ast.literal_eval(match["literal"]) for match in found if match}
    assert [type(value).__name__ for value in literals.values()] == [match["type"] for match in found if match]
    return literals, cells[1]


def checked_by(cell: nbformat.NotebookNode) -> type[NotebookParameters]:
    """Give the class that a cell ``parameters = reporting.Parameters.of(globals())`` hands its names to."""
    tree = ast.parse(cell.source)
    called = re.search(r"^parameters = ([\w.]+)\.of\(globals\(\)\)$", cell.source, re.MULTILINE)
    assert called is not None, cell.source
    modules = {
        alias.asname or alias.name: node.module
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    first, *rest = called[1].split(".")
    module = importlib.import_module(str(modules[first]))
    value = getattr(module, first, None) or importlib.import_module(f"{module.__name__}.{first}")
    for name in rest:
        value = getattr(value, name)
    assert isinstance(value, type)
    assert issubclass(value, NotebookParameters)
    return value


def test_its_parameters_are_typed_literals_that_the_next_cell_checks(notebook: nbformat.NotebookNode) -> None:
    literals, next_cell = parameters_of(notebook)
    assert checked_by(next_cell)().model_dump() == literals
