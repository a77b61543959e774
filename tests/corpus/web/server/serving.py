"""The server: a real one, with a thread for each connection, and faults that a test switches on."""

from __future__ import annotations

import gzip
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.corpus.web.server.site import Asked, Site, Told, asked_for

DATE = "Sun, 22 Nov 2026 12:00:00 GMT"
"""The time by the server's clock, which stands still, so that two pulls can be compared byte for byte."""

Fault = Callable[["Handler", Told], None]


@dataclass
class Weather:
    """Faults to come: for requests to a path that begins with ``start``, a number of times after some good ones."""

    start: str
    fault: Fault
    times: float = 1
    good_before: int = 0

    def strikes(self, asked: Asked) -> bool:
        if self.times < 1 or not asked.path.startswith(self.start):
            return False
        if self.good_before > 0:
            self.good_before -= 1
            return False
        self.times -= 1
        return True


@dataclass
class Server:
    """A running server: its site, the faults it is to have, and where it is."""

    site: Site
    weather: list[Weather] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.site.address

    @property
    def lines(self) -> list[str]:
        """What was asked, one line a request, without the fields."""
        return [asked.line for asked in self.site.asked]

    def forget(self) -> None:
        self.site.asked.clear()

    def fault(self, start: str, fault: Fault, *, times: float = 1, good_before: int = 0) -> None:
        self.weather.append(Weather(start, fault, times, good_before))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    ours: Server

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _answer(self, body: bytes) -> None:
        asked = asked_for(self.command, self.path, self.headers, body)
        self.ours.site.asked.append(asked)
        told = self.ours.site.answer(asked)
        fault = next((weather.fault for weather in self.ours.weather if weather.strikes(asked)), None)
        try:
            (fault or Handler.send)(self, told)
            self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send(self, told: Told) -> None:
        body = told.body
        headers = dict(told.headers)
        takes_gzip = "gzip" in self.headers.get("Accept-Encoding", "") and "Content-Encoding" not in headers
        if takes_gzip and len(body) > 1000:
            body = gzip.compress(body, 1, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self.head(told.status, headers | {"Content-Length": str(len(body))})
        self.wfile.write(body)

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response_only(status)
        for name, value in {"Date": DATE, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep the tests' output clean."""


def status(code: int, **headers: str) -> Fault:
    """Answer with a status and headers (``retry_after="3"``) instead."""

    def fault(handler: Handler, told: Told) -> None:
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        handler.send(Told(code, {"Content-Type": "text/plain", **named}, b"no"))

    return fault


def hung_up(handler: Handler, told: Told) -> None:
    """Close the connection without an answer."""
    handler.close_connection = True


def cut_off(handler: Handler, told: Told) -> None:
    """Promise a whole body and close the connection in the middle of it."""
    handler.head(told.status, told.headers | {"Content-Length": str(len(told.body))})
    handler.wfile.write(told.body[: len(told.body) // 2])
    handler.close_connection = True


def ended_early(handler: Handler, told: Told) -> None:
    """Send half a body that does not say how long it is, as if that were all."""
    handler.head(told.status, told.headers | {"Connection": "close"})
    handler.wfile.write(told.body[: len(told.body) // 2])
    handler.close_connection = True


def dripping(handler: Handler, told: Told) -> None:
    """Send a byte now and then, each soon enough for a time-out between two reads."""
    handler.head(told.status, told.headers | {"Content-Length": str(len(told.body))})
    for byte in told.body:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.02)


def bomb(unpacked_bytes: int) -> Fault:
    """Send zeros that are small when packed."""

    def fault(handler: Handler, told: Told) -> None:
        body = gzip.compress(bytes(unpacked_bytes), 9, mtime=0)
        handler.send(Told(200, told.headers | {"Content-Encoding": "gzip"}, body))

    return fault


def endless(handler: Handler, told: Told) -> None:
    """Send on and on, never saying how much."""
    handler.head(200, told.headers | {"Connection": "close"})
    for _ in range(10_000):
        handler.wfile.write(bytes(65536))


def redirect(address: str) -> Fault:
    """Send to another address."""
    return status(302, location=address)


def mislabelled(charset: str) -> Fault:
    """Tell a charset that the body is not in."""

    def fault(handler: Handler, told: Told) -> None:
        media_type = told.headers["Content-Type"].partition(";")[0]
        handler.send(
            Told(told.status, told.headers | {"Content-Type": f"{media_type}; charset={charset}"}, told.body)
        )

    return fault


def encoded(encoding: str) -> Fault:
    """Send the body's characters in another encoding, under the old label."""

    def fault(handler: Handler, told: Told) -> None:
        handler.send(Told(told.status, told.headers, told.body.decode("utf-8").encode(encoding, "replace")))

    return fault


class QuietServer(ThreadingHTTPServer):
    """A server to whom a client that hangs up is nothing to speak of."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Site) -> Iterator[Server]:
    """Serve a site on a free port of this machine."""
    server = Server(site)
    handler = type("OwnHandler", (Handler,), {"ours": server})
    with QuietServer(("127.0.0.1", 0), handler) as running:
        site.address = f"http://127.0.0.1:{running.server_address[1]}"
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            running.shutdown()
            thread.join()
