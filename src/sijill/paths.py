"""Where things are, found from this file or the environment, never from the working directory.

papermill, nbval and JupyterLab run notebooks in different working directories; a relative path would mean
something else in each.
"""

from __future__ import annotations

import os
from pathlib import Path


def project_root() -> Path:
    """Give the folder that holds ``notebooks/``, ``data/`` and ``reports/``.

    The environment variable ``SIJILL_ROOT`` names it; without it, it is the checkout this package was
    installed from.
    """
    named = os.environ.get("SIJILL_ROOT")
    return Path(named).expanduser().resolve() if named else Path(__file__).resolve().parents[2]


def raw_directory() -> Path:
    """Give the default raw store, ``data/raw``."""
    return project_root() / "data" / "raw"


def processed_directory() -> Path:
    """Give the default folder of rebuilt tables, ``data/processed``."""
    return project_root() / "data" / "processed"


def gold_directory() -> Path:
    """Give the folder of annotated reports, ``data/gold``."""
    return project_root() / "data" / "gold"


def reports_directory() -> Path:
    """Give the folder that rendered reports go to, ``reports``."""
    return project_root() / "reports"


def notebooks_directory() -> Path:
    """Give the folder of notebooks, ``notebooks``."""
    return project_root() / "notebooks"


def domain_directory(name: str = "syria") -> Path:
    """Give the folder with the knowledge about one country, inside the installed package."""
    return Path(__file__).resolve().parent / "domains" / name
