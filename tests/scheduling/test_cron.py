from __future__ import annotations

import shlex
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.scheduling.recipes import RECIPES, faults_of_schedule, stand_in

LINES = [
    line
    for line in (RECIPES / "cron" / "sijill.crontab").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
(ENTRY,) = [line for line in LINES if "=" not in line.split()[0]]
COMMAND = ENTRY.split(maxsplit=5)[5]
NEEDS_FLOCK = pytest.mark.skipif(shutil.which("flock") is None, reason="there is no flock on this machine")


def run(home: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as cron does: by sh, in the home folder, with next to no environment."""
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
    return subprocess.run(
        ["/bin/sh", "-c", COMMAND], cwd=home, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_entry_has_a_schedule_and_a_command() -> None:
    assert faults_of_schedule(ENTRY.split()[:5]) == []
    assert "%" not in ENTRY
    assert [line.split("=")[0] for line in LINES if line != ENTRY] == ["TQDM_DISABLE"]


def test_the_lock_is_quoted_and_comes_before_the_program() -> None:
    assert shlex.split(COMMAND) == [
        *("flock", "--nonblock", "--conflict-exit-code", "0", "$HOME/sijill"),
        *("$HOME/sijill/.venv/bin/sijill", "pull", "sohr", ">", "/dev/null"),
    ]
    assert COMMAND.count('"$HOME/') == 2


@NEEDS_FLOCK
@pytest.mark.parametrize("code", [0, 3, 5])
def test_it_runs_in_a_home_folder_with_spaces_and_gives_the_exit_code_on(code: int, tmp_path: Path) -> None:
    home = tmp_path / "a home; touch x"
    stand_in(home / "sijill", f'echo "$@"; echo "told: $@" >&2; exit {code}')

    ended = run(home)

    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", "told: pull sohr\n")
    assert [path.name for path in home.iterdir()] == ["sijill"]


@NEEDS_FLOCK
def test_a_run_that_finds_another_one_ends_at_once_and_in_silence(tmp_path: Path) -> None:
    stand_in(tmp_path / "sijill", 'echo run >> "$HOME/runs"; while [ ! -e "$HOME/stop" ]; do sleep 0.05; done')
    with subprocess.Popen(["/bin/sh", "-c", COMMAND], env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}) as first:
        deadline = time.monotonic() + 30
        while not (tmp_path / "runs").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        second = run(tmp_path)
        (tmp_path / "stop").touch()
        assert first.wait(30) == 0

    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "run\n"
