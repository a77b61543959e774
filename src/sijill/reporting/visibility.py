"""Signs that would hide or reorder what follows them, shown as their code."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
"""Control signs, overrides of the writing direction and half characters: what is hidden must be seen."""


def visible(value: Any) -> Any:
    """Show signs that would hide or reorder what follows as their code: ``[U+202E]``."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", value)
