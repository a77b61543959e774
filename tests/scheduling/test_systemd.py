from __future__ import annotations

import configparser
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sijill.errors import SourceUnreachableError, UsageError
from tests.scheduling.recipes import RECIPES, stand_in

UNITS = ("sijill-pull.service", "sijill-pull.timer")
ANALYZE = shutil.which("systemd-analyze")
NEEDS_SYSTEMD = pytest.mark.skipif(ANALYZE is None, reason="there is no systemd-analyze on this machine")


def analyzed(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    return subprocess.run(
        ["systemd-analyze", *words], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def settings(unit: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(RECIPES / "systemd" / unit, encoding="utf-8")
    return parser


def in_home(home: Path, *, service: str | None = None) -> list[str]:
    """Copy the units with the home folder filled in, which systemd takes from the system."""
    stand_in(home / "sijill", "exit 0")
    paths = []
    for unit in UNITS:
        text = (RECIPES / "systemd" / unit).read_text(encoding="utf-8")
        if unit.endswith("service") and service is not None:
            text += service
        path = home / unit
        path.write_text(text.replace("%h", str(home)), encoding="utf-8")
        paths.append(str(path))
    return paths


@NEEDS_SYSTEMD
def test_the_units_are_what_systemd_understands(tmp_path: Path) -> None:
    ended = analyzed("verify", "--user", "--man=no", *in_home(tmp_path), home=tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@NEEDS_SYSTEMD
def test_a_setting_that_systemd_does_not_know_would_be_seen(tmp_path: Path) -> None:
    units = in_home(tmp_path, service="RestartAfterBreakfast=yes\n")
    ended = analyzed("verify", "--user", "--man=no", *units, home=tmp_path)
    assert "RestartAfterBreakfast" in ended.stderr


@NEEDS_SYSTEMD
def test_the_timer_names_times_that_there_are(tmp_path: Path) -> None:
    (when,) = [settings("sijill-pull.timer")["Timer"]["OnCalendar"]]
    ended = analyzed("calendar", "--iterations=3", when, home=tmp_path)
    assert ended.returncode == 0
    assert ended.stdout.count(":17:00") >= 3


def test_what_is_out_of_reach_is_tried_again_and_what_was_left_out_is_no_failure() -> None:
    service = settings("sijill-pull.service")
    assert service["Service"]["Restart"] == "on-failure"
    prevented = service["Service"]["RestartPreventExitStatus"].split()
    assert str(SourceUnreachableError.exit_code) not in prevented
    assert str(UsageError.exit_code) in prevented
    assert service["Service"]["SuccessExitStatus"] == "3"
    assert service["Service"]["ExecStart"].startswith("%h/")
    assert "User" not in service["Service"]
