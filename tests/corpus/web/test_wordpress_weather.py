"""What bad weather does to a pull from a WordPress site, and what the user is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.corpus.web.looking import POSTS, Pulled, kept, published, stored
from tests.corpus.web.server import serving
from tests.corpus.web.server.serving import Fault, Server, status
from tests.shell import sijill

from sijill.errors import SourceUnreachableError


@pytest.mark.parametrize(
    ("fault", "waited"),
    [
        (status(429, retry_after="17"), [17, 17]),
        (status(500), None),
        (serving.cut_off, None),
        (serving.ended_early, None),
        (serving.hung_up, None),
        (serving.mislabelled("windows-1256"), []),
    ],
    ids=["429", "500", "cut off", "ended early", "hung up", "wrong charset"],
)
def test_bad_weather_that_passes_costs_nothing_but_time(
    fault: Fault, waited: list[float] | None, pulled: Pulled, server: Server, raw: Path, waits: list[float]
) -> None:
    server.fault(POSTS, fault, times=2, good_before=2)

    record = pulled(per_page=10)

    assert (record.status, kept(record)) == ("ok", (30, 0, 0))
    assert stored(raw) == published(server)
    assert waits == waited if waited is not None else len(waits) == 2


UNREACHABLE = [
    (status(503), "out of reach: answered 503; tried 5 times"),
    (status(429, retry_after="7200"), "out of reach: answered 429; asks to wait 7200 s, longer than 300 s"),
    (serving.hung_up, "out of reach: the connection failed (Server disconnected without sending a response.)"),
    (serving.cut_off, "out of reach: the connection failed (peer closed connection without sending"),
    (serving.ended_early, "out of reach: the answer is no list in JSON"),
    (serving.dripping, "out of reach: no whole answer in time; tried 5 times"),
    (serving.bomb(2_000_000), "cannot be read: answer too large: size in bytes, unpacked over 1000000"),
    (serving.redirect(POSTS), "cannot be read: redirect loop: address"),
    (serving.redirect("file:///etc/passwd"), "cannot be read: not http or https: address file:///etc/passwd"),
    (serving.encoded("utf-16"), "out of reach: the answer is no list in JSON (not UTF-8 at byte 0)"),
    (status(404), "cannot be read: answered 404: address"),
]


@pytest.mark.parametrize(("fault", "message"), UNREACHABLE, ids=[message[:40] for _, message in UNREACHABLE])
def test_a_site_out_of_reach_is_told_and_what_came_before_stays(
    fault: Fault, message: str, pulled: Pulled, server: Server, raw: Path
) -> None:
    server.fault(POSTS, fault, times=99, good_before=3)

    with pytest.raises(SourceUnreachableError) as raised:
        pulled(per_page=10, whole_seconds=0.3, most_bytes=1_000_000)

    assert raised.value.exit_code == 5
    assert str(raised.value).startswith(f"{server.address}: {message}")
    written = json.loads((raw / "run.json").read_bytes())
    assert written["status"] == "source unreachable"
    assert written["counts"]["reports_new"] == 19
    assert len(stored(raw)) == 19
    server.weather.clear()
    assert kept(pulled(per_page=10)) == (11, 0, 0)
    assert stored(raw) == published(server)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (status(429, retry_after="7200"), "answered 429; asks to wait 7200 s, longer than 300 s"),
        (status(500), "answered 500; tried 5 times"),
        (serving.bomb(70_000_000), "answer too large: size in bytes, unpacked over 67108864"),
        (serving.redirect("http://169.254.169.254/"), "private address: address 169.254.169.254"),
    ],
    ids=["429", "500", "gzip bomb", "redirect to a private address"],
)
def test_in_the_shell_a_site_out_of_reach_is_exit_code_5(
    fault: Fault, told: str, server: Server, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server's own address counts as public here, and nothing else does.
    monkeypatch.setattr("sijill.corpus.web.guarding.is_public", lambda address: address == "127.0.0.1")
    server.fault(POSTS, fault, times=99)

    ended = sijill("pull", "wordpress", server.address, "--raw", raw, "-o", "requests_per_second=0")

    assert ended.exit_code == 5
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"sijill: {server.address}: ")
    assert told in ended.stderr


def test_in_the_shell_this_machine_is_no_source(server: Server, raw: Path) -> None:
    ended = sijill("pull", "wordpress", server.address, "--raw", raw)

    assert (ended.exit_code, server.lines) == (5, [])
    assert ended.stderr == (
        f"sijill: {server.address}: cannot be read: private address: address 127.0.0.1 (leads to 127.0.0.1)\n"
    )
