"""``python -m sijill.cli``: the same as the command ``sijill``."""

from __future__ import annotations

from sijill.cli import app

app()
