"""Names to places."""

from __future__ import annotations

from sijill.gazetteer.choice import Resolution
from sijill.gazetteer.index import Gazetteer, load
from sijill.gazetteer.table import Place

__all__ = ["Gazetteer", "Place", "Resolution", "load"]
