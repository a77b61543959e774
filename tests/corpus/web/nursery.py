"""Runs pulls in processes of their own that are killed at a given moment; started as a program.

Each line of its input is a pull: its arguments, and after how many calls to the system it is to be killed. For each
it forks, so that a pull need not load the libraries again, and answers with how the child ended and how many calls
it made.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from sijill.corpus import pull
from sijill.corpus.languages import language_of
from sijill.corpus.web import wordpress

COUNTED = ("open", "os.", "socket.", "sqlite3.")
"""Calls whose names begin so change something outside the process, or read it."""


class Moments:
    """Counts what Python tells of calls to the system and kills the process at one of them."""

    def __init__(self, kill_at: int | None) -> None:
        self.number = 0
        self._kill_at = kill_at

    def __call__(self, event: str, arguments: Any) -> None:
        if event.startswith(COUNTED):
            self.number += 1
            if self.number == self._kill_at:
                os.kill(os.getpid(), signal.SIGKILL)


def run(job: dict[str, Any], answer: int) -> None:
    os.fsync = lambda descriptor: None  # a kill does not lose what was handed to the system
    moments = Moments(job["kill_at"])
    sys.addaudithook(moments)
    record = pull("wordpress", job["address"], raw=Path(job["raw"]), options=job["options"])
    ended = {"calls": moments.number, "status": record.status, "outputs": record.outputs}
    os.write(answer, json.dumps(ended).encode())


def main() -> None:
    language_of("Loads its model once, before the first child.")
    assert wordpress  # loaded before the first child as well
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                run(json.loads(line), writing)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            answer = json.loads(told.read() or b"{}")
        _, ended = os.waitpid(child, 0)
        is_killed = os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGKILL
        sys.stdout.write(json.dumps({"is_killed": is_killed, **answer}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
