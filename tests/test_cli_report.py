"""Reports and scores as the shell sees them: what goes to stdout, what to stderr, and the exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sijill import __version__
from sijill.reporting import provenance
from tests.shell import PROTEST, SHELLING, lines, run_record, sijill, sijill_in_shell, write_posts


@pytest.fixture(scope="session")
def gold(work: Path) -> Path:
    """Give annotated reports that agree with the extracted shelling and miss a riot that no one could find."""
    (found,) = [event for event in lines(work / "processed" / "events.jsonl") if event["type"] == "shelling"]
    shelling = {name: found[name] for name in ("type", "modality", "date")}
    shelling |= {"quote": SHELLING, "trigger": found["trigger"]["text"], "killed": 3}
    shelling |= {"initiator": [actor["text"] for actor in found["initiator"]]}
    shelling |= {"places": [{"text": place["text"], "role": place["role"]} for place in found["places"]]}
    riot = {"quote": PROTEST, "trigger": "bread", "type": "riot", "modality": "asserted"}
    return write_posts(
        work / "gold.jsonl",
        {"report_id": "shelling", "text": SHELLING, "events": [shelling]},
        {"report_id": "protest", "text": PROTEST, "events": [riot]},
    )


def test_a_report_carries_along_what_every_step_left_out(work: Path, tmp_path: Path) -> None:
    result = sijill_in_shell(
        *("report", "--processed", work / "processed", "--reports", tmp_path),
        *("--since", "2023-09-01", "--until", "2023-09-30", "-p", "title=true", "-p", "include_not_actual=True"),
    )
    page = Path(os.fsdecode(result.stdout).rstrip("\n"))
    assert (result.returncode, page.name) == (0, "report.html")
    assert page.parent.parent == tmp_path / "situation-report"
    record = run_record(page.parent)
    assert record["upstream"]["pull"]["drops"] == {"no text": 1}
    assert record["upstream"]["extract"]["drops"] == {"raw file changed since it was pulled": 1}
    assert record["parameters"]["title"] == "true"
    assert record["parameters"]["include_not_actual"] is True
    assert record["counts"]["incidents"] >= 1
    text = page.read_text(encoding="utf-8")
    assert "killed three civilians" in text
    assert "raw file changed since it was pulled" in text


@pytest.mark.parametrize(("options", "exit_code"), [([], 0), (["--fail-on-empty"], 4)])
def test_an_empty_period(options: list[str], exit_code: int, work: Path, tmp_path: Path) -> None:
    result = sijill(
        "report", "--processed", work / "processed", "--reports", tmp_path, "--since", "2030-01-01", *options
    )
    (page,) = tmp_path.glob("situation-report/*/report.html")
    assert (result.exit_code, result.stdout) == (exit_code, "" if exit_code else f"{page}\n")
    assert "Nothing to tell." in page.read_text(encoding="utf-8")
    if exit_code:
        assert "no incident fits the parameters {'since': '2030-01-01'}" in result.stderr
    else:
        assert "sijill: report: nothing in the corpus fits the parameters, and the report says so" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-p", "sicne=2023-09-01"], "unknown parameter 'sicne' (value '2023-09-01'); did you mean 'since'?"),
        (["-p", "since"], "option '-p', value 'since': give NAME=VALUE"),
        (["--since", "5 September"], "parameter 'since': '5 September' cannot be followed: give an ISO day"),
        (["--until", "2023-02-29"], "parameter 'until': '2023-02-29' cannot be followed: day"),
        (["--since", "2023-09-02", "--until", "2023-09-01"], "parameter 'since': '2023-09-02' is after 'until'"),
        (["--event-types", "sheling"], "'sheling' is no event type or group; did you mean 'shelling'?"),
        (["-p", "include_not_actual=yes"], "parameter 'include_not_actual': 'yes' is no truth value"),
        (["-p", "out=elsewhere"], "parameter 'out': 'elsewhere': the folder is set by the command's own options"),
        (["--processed", "nowhere"], "'nowhere': is not there; extract and link first"),
    ],
)
def test_a_report_that_cannot_be_asked_for(options: list[str], told: str, work: Path, tmp_path: Path) -> None:
    result = sijill("report", "--processed", work / "processed", "--reports", tmp_path / "reports", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert not (tmp_path / "reports").exists()


def test_a_report_that_is_not_known(work: Path, tmp_path: Path) -> None:
    result = sijill("report", "weather", "--processed", work / "processed", "--reports", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "sijill: report 'weather' is not known; known are situation-report" in result.stderr


def test_params_prints_what_may_be_asked() -> None:
    told = json.loads(sijill("params").stdout)
    assert told["since"] == ""
    assert told["include_not_actual"] is True


def test_evaluate_prints_the_scores_and_writes_them_as_a_report_quotes_them(
    work: Path, gold: Path, tmp_path: Path
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Before.\n<!-- quality:begin -->\n<!-- quality:end -->\nAfter.\n", encoding="utf-8")
    result = sijill(
        *("evaluate", "--gold", gold, "--events", work / "processed" / "events.jsonl", "--corpus", "two reports"),
        *("--out", tmp_path / "scores.json", "--errors", tmp_path / "errors.csv", "--readme", readme),
    )
    assert result.exit_code == 0
    printed = json.loads(result.stdout)
    written = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    assert written["scores"] == printed
    assert printed["gold"] == 2
    quoted = provenance.scores(tmp_path)
    assert quoted is not None
    assert quoted.model_dump() == {
        "version": __version__,
        "corpus": "two reports",
        "type_f1": printed["type_level"]["f1"],
        "record_f1": printed["record_level"]["f1"],
    }
    assert (tmp_path / "errors.csv").read_text(encoding="utf-8-sig").startswith("kind,report_id,type,what,quote,")
    assert "Measured on two reports (2 reports, 2 events)" in readme.read_text(encoding="utf-8")


def test_scores_tell_what_they_were_measured_on_by_the_name_of_the_file(
    work: Path, gold: Path, tmp_path: Path
) -> None:
    sijill("evaluate", "--gold", gold, "--events", work / "processed" / "events.jsonl", "--out", tmp_path / "s.json")
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["corpus"] == "gold.jsonl"


@pytest.mark.parametrize("missing", ["gold", "events", "places"])
def test_evaluate_without_a_file(missing: str, work: Path, gold: Path, tmp_path: Path) -> None:
    given = {"gold": gold, "events": work / "processed" / "events.jsonl"} | {missing: tmp_path / "nowhere.file"}
    result = sijill("evaluate", *(word for name, path in given.items() for word in (f"--{name}", path)))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "sijill: nowhere.file: there is no such file" in result.stderr


def test_evaluate_with_events_that_break_the_contract(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text('{"report_id": "shelling"}\n', encoding="utf-8")
    result = sijill("evaluate", "--gold", gold, "--events", tmp_path / "events.jsonl")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "sijill: events.jsonl:1: field 'event_id'" in result.stderr
