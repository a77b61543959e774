"""What a host asks of its visitors: robots.txt (RFC 9309), and not too many requests at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from sijill.corpus.records import RefusedError
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.options import ROBOT_NAME

MOST_ROBOTS_BYTES = 500 * 1024
"""What lies further down in a robots.txt need not be read (RFC 9309, 2.5)."""

ROBOTS_PATH = "/robots.txt"


def origin_of(address: str) -> str:
    """Give scheme, host and port of an address, to which one robots.txt applies."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


@dataclass(frozen=True)
class Robots:
    """What the robots.txt of one host says."""

    rules: Protego

    @classmethod
    def read(cls, content: bytes) -> Robots:
        """Read a robots.txt; lines that make no sense are passed over."""
        return cls(Protego.parse(content[:MOST_ROBOTS_BYTES].decode("utf-8-sig", "replace")))

    def check(self, address: str) -> None:
        """Go on where the host lets robots read an address.

        Raises:
            RefusedError: It does not.
        """
        if not self.rules.can_fetch(address, ROBOT_NAME):
            raise RefusedError("forbidden by robots.txt", field="address", value=address)

    @property
    def delay_seconds(self) -> float:
        """How long the host asks to wait between two requests."""
        return float(self.rules.crawl_delay(ROBOT_NAME) or 0)


@dataclass
class Pace:
    """Keeps requests to one host apart."""

    clock: Clock
    requests_per_second: float
    _last: dict[str, float] = field(default_factory=dict)

    def wait_for(self, origin: str, *, delay_seconds: float = 0) -> None:
        """Wait until the host may be asked again, at least ``delay_seconds`` after the last time."""
        apart = max(1 / self.requests_per_second if self.requests_per_second else 0, delay_seconds)
        if origin in self._last:
            left = self._last[origin] + apart - self.clock.monotonic()
            if left > 0:
                self.clock.sleep(left)
        self._last[origin] = self.clock.monotonic()
