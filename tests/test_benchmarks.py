"""The benchmarks still run; how fast anything is, is measured there and asserted nowhere."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sijill import paths


@pytest.mark.parametrize("side", ["parser", "installed", "extraction"])
def test_each_side_of_the_speed_of_extraction_is_measured(side: str) -> None:
    program = [sys.executable, "benchmarks/extract.py", "--side", side, "--words", "300"]
    done = subprocess.run(program, cwd=paths.project_root(), capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert all(isinstance(value, float | int) and value > 0 for value in figures.values())
