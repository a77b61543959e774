"""Running commands as the shell does, on reports made up for the purpose."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import Result
from typer.testing import CliRunner

from sijill import cli

SHELLING = "On 5 September 2023, government forces shelled the town of Nawa and killed three civilians."
CLASH = "Yesterday armed clashes broke out between two families in the city of Raqqa, residents said."
PROTEST = "Dozens of people demonstrated in the town of Salkhad against the price of bread."
POSTS: tuple[dict[str, Any], ...] = (
    {"id": "shelling", "source": "village-bulletin", "published": "2023-09-06", "text": SHELLING},
    {"id": "clash", "source": "village-bulletin", "published": "2023-09-10", "text": CLASH},
    {"id": "protest", "source": "village-bulletin", "text": PROTEST},
)
Values = dict[str, Any]


def sijill(*arguments: object) -> Result:
    """Run a command inside this process; what it raises beyond the exit code comes through."""
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], catch_exceptions=False)


def sijill_in_shell(*arguments: str | bytes | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a user does, as a program of its own."""
    program = [sys.executable, "-m", "sijill.cli", *arguments]
    return subprocess.run(program, capture_output=True, check=False, timeout=120, env={**os.environ, **environment})


def write_posts(path: Path, *posts: Mapping[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(post) + "\n" for post in posts), encoding="utf-8")
    return path


def run_record(directory: Path) -> Values:
    return dict(json.loads((directory / "run.json").read_text(encoding="utf-8")))


def lines(path: Path) -> list[Values]:
    with path.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]
