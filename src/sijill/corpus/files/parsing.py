"""Parsing hostile documents in a process of its own, with a limit to its time and its memory.

PDF and DOCX can be made to keep a parser busy for days or to fill the memory. No limit within a process holds against
that; ending the process does.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import ModuleType

from sijill.corpus.records import RefusedError

MOST_SECONDS = 60.0
MOST_MEMORY_BYTES = 1024**3
BROKEN = "broken file"
TOO_SLOW = "takes too long to read"


@dataclass(frozen=True)
class ParsedDocument:
    """What a document says; ``published`` is an ISO date that stands on a line of its own near the top, or None."""

    text: str
    title: str | None
    published: str | None


@dataclass(frozen=True)
class _Refusal:
    """A :class:`RefusedError` on its way between processes."""

    reason: str
    field: str
    value: str
    detail: str


Parser = Callable[[bytes], ParsedDocument]


class ParsingProcess:
    """Runs parsers one after the other in one other process, which is started when it is first needed.

    Example:
        >>> with ParsingProcess() as apart:  # doctest: +SKIP
        ...     apart.parse(parsed_pdf, content)
    """

    def __init__(self, *, most_seconds: float = MOST_SECONDS) -> None:
        self.most_seconds = most_seconds
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> ParsingProcess:
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def parse(self, parser: Parser, content: bytes) -> ParsedDocument:
        """Give what the parser, a function at the top of its module, makes of a document.

        Raises:
            RefusedError: The parser refused it, failed, used too much memory or took too long.
        """
        try:
            pipe = self._started()
            pipe.send((parser, content))
            if not pipe.poll(self.most_seconds):
                self.close()
                detail = f"most seconds: {self.most_seconds:g}"
                raise RefusedError(TOO_SLOW, field="size in bytes", value=len(content), detail=detail)
            answer = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise RefusedError(
                BROKEN, field="content", value=content[:16], detail="the parser broke down over it"
            ) from error
        if isinstance(answer, _Refusal):
            raise RefusedError(answer.reason, field=answer.field, value=answer.value, detail=answer.detail)
        assert isinstance(answer, ParsedDocument)  # noqa: S101 - the process answers nothing else
        return answer

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None

    def _started(self) -> Connection:
        if self._pipe is None:
            # Spawned, not forked: nothing of this process, such as open files, is in the other.
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with _program_hidden():
                self._process.start()
            theirs.close()
        return self._pipe


@contextmanager
def _program_hidden() -> Iterator[None]:
    """Hide the running program from a new process, which would import it: a plain script would run again there."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _serve(pipe: Connection) -> None:
    """Parse what comes through the pipe until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the pull ends this process too
    _limit_memory()
    while True:
        try:
            parser, content = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(parser, content))


def _answer(parser: Parser, content: bytes) -> ParsedDocument | _Refusal:
    try:
        return parser(content)
    except RefusedError as refusal:
        value = refusal.value if isinstance(refusal.value, str) else repr(refusal.value)
        return _Refusal(refusal.reason, refusal.field, value[:200], refusal.detail)
    except MemoryError:
        return _Refusal("too large inside", "size in bytes", str(len(content)), "needs too much memory")
    except Exception as error:
        return _Refusal(BROKEN, "content", repr(content[:16]), type(error).__name__)


def _limit_memory() -> None:
    """Let this process take no more memory than so much; where the system cannot tell, time alone is limited."""
    if not sys.platform.startswith("linux"):
        return
    import resource  # not on every system

    pages_of_data = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    most = pages_of_data * resource.getpagesize() + MOST_MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
