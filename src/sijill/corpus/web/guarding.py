"""Connecting only to public addresses, and only as long as a request may take.

A name is looked up once and the connection goes to an address that was looked at: asking twice would let a name
that changes between the two lead into the network of the machine.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from sijill.corpus.records import RefusedError
from sijill.corpus.web.clock import Clock

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses that a network translates into the IPv4 address in their last 32 bits (RFC 6052)."""


def is_public(address: str) -> bool:
    """Say whether an IP address belongs to the public internet.

    Private, loopback, link-local, shared, multicast and reserved addresses do not, nor do IPv6 addresses that
    carry an IPv4 address which does not (mapped, 6to4, Teredo, NAT64).

    Raises:
        ValueError: It is no IP address.
    """
    outer = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    return all(inner.is_global and not inner.is_multicast and not inner.is_reserved for inner in _meant_by(outer))


def _meant_by(address: IPAddress) -> list[IPAddress]:
    """Give the addresses that stand in one address: the ones carried, or else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    carried: list[IPAddress] = []
    if address.ipv4_mapped:
        carried.append(address.ipv4_mapped)
    if address.sixtofour:
        carried.append(address.sixtofour)
    if address.teredo:
        carried.extend(address.teredo)
    if address in TRANSLATED:
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return carried or [address]


class Deadline:
    """When the request that is going on must be over."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ends_at = float("inf")

    def begin(self, seconds: float) -> None:
        """Give the next request this long, connecting included."""
        self._ends_at = self._clock.monotonic() + seconds

    def seconds_left(self, timeout_seconds: float | None) -> float:
        """Give how long one step may still take.

        Raises:
            httpcore.ReadTimeout: The time is over.
        """
        left = self._ends_at - self._clock.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole answer took too long")
        return left if timeout_seconds is None else min(left, timeout_seconds)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline: a server that drips is not waited for."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._stream.read(max_bytes, self._deadline.seconds_left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write a whole buffer."""
        self._stream.write(buffer, self._deadline.seconds_left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted."""
        left = self._deadline.seconds_left(timeout)
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Tell about the connection."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to public addresses."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._opener = httpcore.SyncBackend()

    def is_allowed(self, address: str) -> bool:
        """Say whether a connection to an IP address may be opened."""
        return is_public(address)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look a name up and connect to the first address that is allowed and answers.

        Raises:
            RefusedError: None of the name's addresses is allowed.
        """
        found = _addresses_of(host, port)
        allowed = [address for address in found if self.is_allowed(address)]
        if not allowed:
            raise RefusedError("private address", field="address", value=host, detail=f"leads to {', '.join(found)}")
        for address in allowed[:-1]:
            try:
                return self._connected(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(allowed[-1], port, timeout, local_address, socket_options)

    def _connected(self, address: str, port: int, timeout: float | None, *settings: Any) -> httpcore.NetworkStream:
        left = self._deadline.seconds_left(timeout)
        return TimedStream(self._opener.connect_tcp(address, port, left, *settings), self._deadline)


class OpenBackend(GuardedBackend):
    """Opens connections to any address, for tests and for sources on the own network."""

    def is_allowed(self, address: str) -> bool:
        """Allow every address."""
        return bool(address)


class GuardedTransport(httpx.HTTPTransport):
    """Sends requests through a guarded backend, past any proxy: behind a proxy no address could be looked at."""

    def __init__(self, backend: GuardedBackend) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=4,
            max_keepalive_connections=2,
            keepalive_expiry=30,
            network_backend=backend,
        )


def _addresses_of(host: str, port: int) -> list[str]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"name not found: {host}") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))
