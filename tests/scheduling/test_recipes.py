from __future__ import annotations

import pytest
from typer.testing import CliRunner

from sijill.cli import app
from tests.scheduling.recipes import RECIPES, faults_of_schedule

COMMAND = "pull sohr"


@pytest.mark.parametrize("path", ["cron/sijill.crontab", "systemd/sijill-pull.service", "github-actions/pull.yml"])
def test_each_recipe_calls_a_command_that_there_is(path: str) -> None:
    called = (RECIPES / path).read_text(encoding="utf-8").replace('"', "")
    assert f".venv/bin/sijill {COMMAND}" in called
    assert CliRunner().invoke(app, [*COMMAND.split(), "--help"]).exit_code == 0


@pytest.mark.parametrize("name", ["cron", "systemd", "github-actions"])
def test_each_recipe_tells_how_to_use_it(name: str) -> None:
    told = (RECIPES / name / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in (RECIPES / name).iterdir() if path.name != "README.md"]
    assert files
    assert all(file in told or "sijill-pull.*" in told for file in files)
    assert f"{name}/README.md" in (RECIPES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("schedule", "faults"),
    [
        ("17 */3 * * *", []),
        ("0,30 8-18/2 1 1-12 0-7", []),
        ("60 * * * *", ["minute"]),
        ("* 24 0 13 8", ["hour", "day", "month", "weekday"]),
        ("*/0 * * * x", ["minute", "weekday"]),
        ("* * * *", ["4 fields"]),
    ],
)
def test_which_schedules_cron_takes(schedule: str, faults: list[str]) -> None:
    assert faults_of_schedule(schedule.split()) == faults
