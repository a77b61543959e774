from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from tests.corpus.web.server.serving import Server, redirect

from sijill.corpus.records import RefusedError
from sijill.corpus.web.fetching import Fetcher
from sijill.corpus.web.guarding import is_public


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("127.8.9.10", False),
        ("0.0.0.0", False),  # noqa: S104 - looked at, not bound to
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2002:5db8:d822::1", True),
        ("2001:0:7f00:1::", False),
    ],
)
def test_which_addresses_belong_to_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "[::1]"])
def test_this_machine_is_not_asked_under_any_of_its_names(
    host: str, server: Server, fetcher: Callable[..., Fetcher]
) -> None:
    port = server.address.rpartition(":")[2]

    with pytest.raises(RefusedError) as refused:
        fetcher(allow_private=False).fetch(f"http://{host}:{port}/robots.txt")

    assert refused.value.reason == "private address"
    assert server.lines == []


def test_a_name_is_looked_up_once_and_never_again_before_connecting(
    server: Server, fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]])
    tried: list[str] = []

    def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(answers)]

    def connected(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        tried.append(address[0])
        raise OSError("not reachable in this test")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connected)

    with pytest.raises(RefusedError) as refused:
        fetcher(allow_private=False, attempts=2).fetch("http://changing.example/robots.txt")

    # The first time it led outside, and the connection went there; the second time it led inside and none was made.
    assert tried == ["93.184.216.34"]
    assert (refused.value.reason, refused.value.detail) == ("private address", "leads to 127.0.0.1")


def test_of_several_addresses_only_the_public_ones_are_tried(
    fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijill.corpus.web.weather import OutOfReachError

    tried: list[str] = []

    def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        found = ["10.0.0.1", "93.184.216.34", "::1", "2606:2800:220:1::1"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    def connected(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        tried.append(address[0])
        raise OSError("not reachable in this test")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connected)

    with pytest.raises(OutOfReachError):
        fetcher(allow_private=False, attempts=1).fetch("http://both.example/robots.txt")

    assert tried == ["93.184.216.34", "2606:2800:220:1::1"]


def test_a_redirect_into_the_own_network_is_not_followed(
    server: Server, fetcher: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only the server's own address counts as public here, so that the first hop can be made.
    monkeypatch.setattr("sijill.corpus.web.guarding.is_public", lambda address: address == "127.0.0.1")
    server.fault("/posts/", redirect("http://169.254.169.254/latest/meta-data/"))

    with pytest.raises(RefusedError) as refused:
        fetcher(allow_private=False).fetch(f"{server.address}/posts/1/")

    assert (refused.value.reason, refused.value.value) == ("private address", "169.254.169.254")
