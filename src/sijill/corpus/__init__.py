"""Pull: sources to the raw store.

:func:`pull` reads a source and keeps what it found; :func:`stored_reports` reads it back, proved unchanged;
:func:`verify` proves the whole store; :func:`bag` packs it for an archive; :func:`stored_duplicates` tells which
reports are the same post or nearly the same text.
"""

from __future__ import annotations

from sijill.corpus.bagging import bag
from sijill.corpus.digests import content_digest
from sijill.corpus.duplicates import Duplicate, stored_duplicates
from sijill.corpus.pulling import pull
from sijill.corpus.records import Provenance, StoredReport
from sijill.corpus.sources import SOURCES
from sijill.corpus.stored import stored_reports
from sijill.corpus.verifying import verify

__all__ = [
    "SOURCES",
    "Duplicate",
    "Provenance",
    "StoredReport",
    "bag",
    "content_digest",
    "pull",
    "stored_duplicates",
    "stored_reports",
    "verify",
]
