"""Names to places."""

from __future__ import annotations

from sijill.gazetteer.adding import add
from sijill.gazetteer.additions import additions_path
from sijill.gazetteer.choice import Resolution
from sijill.gazetteer.index import Gazetteer, load
from sijill.gazetteer.looking_up import as_text, explain
from sijill.gazetteer.matching import Match
from sijill.gazetteer.table import Place

__all__ = ["Gazetteer", "Match", "Place", "Resolution", "add", "additions_path", "as_text", "explain", "load"]
