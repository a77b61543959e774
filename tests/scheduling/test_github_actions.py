from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scheduling.recipes import RECIPES, faults_of_schedule, stand_in

WORKFLOW = RECIPES / "github-actions" / "pull.yml"


def steps() -> dict[str, dict[str, Any]]:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return {step["name"]: step for step in workflow["jobs"]["pull"]["steps"] if "name" in step}


def check(path: Path) -> subprocess.CompletedProcess[str]:
    """Check a workflow against the schema that comes with the checker; nothing is fetched."""
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_workflow_is_what_github_understands() -> None:
    ended = check(WORKFLOW)
    assert (ended.returncode, ended.stdout.strip()) == (0, "ok -- validation done")


def test_a_workflow_that_github_would_refuse_would_be_seen(tmp_path: Path) -> None:
    broken = tmp_path / "pull.yml"
    broken.write_text(WORKFLOW.read_text(encoding="utf-8").replace("runs-on:", "runs-at:"), encoding="utf-8")
    assert check(broken).returncode == 1


def test_the_schedule_and_the_rights() -> None:
    # YAML 1.1 reads the key "on" as true.
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    (entry,) = workflow[True]["schedule"]
    assert faults_of_schedule(entry["cron"].split()) == []
    assert workflow["permissions"] == {"contents": "write"}
    assert workflow["concurrency"] == {"group": "pull", "cancel-in-progress": False}


def test_nothing_typed_in_becomes_part_of_a_script() -> None:
    assert [name for name, step in steps().items() if "${{" in step.get("run", "")] == []


def run_step(name: str, checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step's script as GitHub does: by bash, ended by the first command that fails."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", steps()[name]["run"]],
        cwd=checkout,
        env={"PATH": os.environ["PATH"], "HOME": str(checkout.parent), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("code", "since", "words", "ends_with", "warns"),
    [
        (0, "", "pull sohr", 0, False),
        (0, '2024-01-01"; touch x; "', 'pull sohr --since 2024-01-01"; touch x; "', 0, False),
        (3, "", "pull sohr", 0, True),
        (5, "", "pull sohr", 0, True),
        (2, "", "pull sohr", 2, False),
    ],
)
def test_the_step_that_pulls(code: int, since: str, words: str, ends_with: int, warns: bool, tmp_path: Path) -> None:
    checkout = tmp_path / "sijill"
    stand_in(checkout, f'echo "$*" > called; exit {code}')

    ended = run_step("Pull", checkout, SINCE=since, GITHUB_OUTPUT=str(tmp_path / "output"))

    assert ended.returncode == ends_with
    assert (checkout / "called").read_text(encoding="utf-8") == f"{words}\n"
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"code={code}\n"
    assert ("::warning::" in ended.stdout) is warns
    assert not (checkout / "x").exists()


def git(*words: str, place: Path) -> str:
    told = subprocess.run(["git", *words], cwd=place, capture_output=True, text=True, timeout=60, check=True)
    return told.stdout.strip()


def test_the_step_that_keeps_commits_what_came_and_nothing_else(tmp_path: Path) -> None:
    git("init", "--quiet", "--bare", "origin", place=tmp_path)
    git("clone", "--quiet", "origin", "sijill", place=tmp_path)
    checkout = tmp_path / "sijill"
    (checkout / "data" / "raw").mkdir(parents=True)
    (checkout / "data" / "raw" / "post.json").write_text("{}", encoding="utf-8")
    (checkout / "other.txt").write_text("not for keeping", encoding="utf-8")

    pushed = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "push.default", "GIT_CONFIG_VALUE_0": "current"}
    first = run_step("Keep what came", checkout, **pushed)
    second = run_step("Keep what came", checkout, **pushed)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    branch = git("branch", "--show-current", place=checkout)
    kept = git("ls-tree", "-r", "--name-only", branch, place=tmp_path / "origin")
    assert kept == "data/raw/post.json"
    assert git("rev-list", "--count", branch, place=tmp_path / "origin") == "1"
