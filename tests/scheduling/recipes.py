"""The recipes, and a stand-in for the program that they call."""

from __future__ import annotations

import re
from pathlib import Path

RECIPES = Path(__file__).resolve().parents[2] / "scheduling"
RANGES = {"minute": (0, 59), "hour": (0, 23), "day": (1, 31), "month": (1, 12), "weekday": (0, 7)}
_PART = re.compile(r"(?:\*|(?P<first>\d+)(?:-(?P<last>\d+))?)(?:/(?P<step>[1-9]\d*))?")


def faults_of_schedule(fields: list[str]) -> list[str]:
    """Name the fields of a cron schedule that cron would refuse (POSIX crontab, with steps)."""
    if len(fields) != len(RANGES):
        return [f"{len(fields)} fields"]
    return [name for name, field in zip(RANGES, fields, strict=True) if not _is_field(field, *RANGES[name])]


def _is_field(field: str, lowest: int, highest: int) -> bool:
    matches = [_PART.fullmatch(part) for part in field.split(",")]
    numbers = [int(number) for match in matches if match for number in (match["first"], match["last"]) if number]
    return all(matches) and all(lowest <= number <= highest for number in numbers)


def stand_in(checkout: Path, script: str) -> Path:
    """Put a shell script where the recipes expect the program ``sijill``."""
    program = checkout / ".venv" / "bin" / "sijill"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program
