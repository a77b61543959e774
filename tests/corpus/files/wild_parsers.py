"""Parsers that do what hostile documents make parsers do; another process imports them by name."""

from __future__ import annotations

import os
from time import sleep

from sijill.corpus.files.parsing import ParsedDocument


def sleeping(content: bytes) -> ParsedDocument:
    sleep(600)
    return ParsedDocument(content.decode(), None, None)


def greedy(content: bytes) -> ParsedDocument:
    return ParsedDocument(str(len(bytearray(8 * 1024**3))), None, None)


def dying(content: bytes) -> ParsedDocument:
    os._exit(9)


def echoing(content: bytes) -> ParsedDocument:
    return ParsedDocument(content.decode(), None, None)
