"""What can be set for a source on the web, checked before the first request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from sijill import __version__
from sijill.errors import UsageError

ROBOT_NAME = "sijill"
"""The name by which robots.txt can speak to this project."""

USER_AGENT = f"{ROBOT_NAME}/{__version__} (+https://github.com/sijill/sijill)"
MEBIBYTE = 1024 * 1024


def _parted(value: object) -> object:
    """Take "3, 5" for 3 and 5, as a shell or a notebook gives a list."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_parted)]
Numbers = Annotated[tuple[int, ...], BeforeValidator(_parted)]


class WebOptions(BaseModel):
    """What holds for every source on the web.

    ``name`` is the source's name in the store and the first part of every report id; without it, it is made of the
    address. ``requests_per_second`` is for each host (0: as fast as the host answers); a Crawl-delay that is longer
    wins. ``overlap_days`` is how far before the last change seen a pull looks again. ``attempts`` counts all tries
    of one request; ``longest_wait_seconds`` is the longest wait between two. Sizes are of one answer, as sent and
    unpacked. ``allow_private`` lets addresses of this machine and its network through, for tests.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str | None, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=60)] = None
    requests_per_second: float = Field(default=1.0, ge=0, allow_inf_nan=False)
    overlap_days: int = Field(default=7, ge=0, le=3650)
    connect_seconds: float = Field(default=10, gt=0)
    read_seconds: float = Field(default=30, gt=0)
    whole_seconds: float = Field(default=180, gt=0)
    attempts: int = Field(default=5, ge=1, le=10)
    longest_wait_seconds: float = Field(default=300, ge=0)
    most_packed_bytes: int = Field(default=16 * MEBIBYTE, ge=1)
    most_bytes: int = Field(default=64 * MEBIBYTE, ge=1)
    allow_private: bool = False


class ListingOptions(WebOptions):
    """What holds for sources that list their posts in pages: ``per_page`` posts in one answer."""

    per_page: int = Field(default=100, ge=1, le=100)


class WordPressOptions(ListingOptions):
    """``categories``: the numbers of those wanted; without any, all."""

    categories: Numbers = ()


class ReliefWebOptions(ListingOptions):
    """``appname`` is what ReliefWeb knows its user by.

    ``country`` (codes of ISO 3166 alpha-3) and ``publishers`` (their short names) are those wanted; without any, all.
    """

    appname: str = Field(min_length=1, max_length=100)
    country: Words = ()
    publishers: Words = ()


class FeedOptions(WebOptions):
    """``follow_links`` to the pages of entries: where the feed has no full text ("missing"), "always" or "never"."""

    follow_links: Literal["missing", "always", "never"] = "missing"


class SitemapOptions(WebOptions):
    """``beginning``: only pages whose address begins so, such as ``https://example.org/news/``."""

    beginning: str | None = None


Options = TypeVar("Options", bound=WebOptions)


def options_from(values: Mapping[str, Any], kind: type[Options]) -> Options:
    """Check the options of a pull.

    Args:
        values: Options by name; None stands for the default.
        kind: The options that the source has.

    Raises:
        UsageError: An option is unknown, absent or has a value that cannot be; the message names it.
    """
    try:
        return kind.model_validate({name: value for name, value in values.items() if value is not None})
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        name = str(fault["loc"][0])
        if fault["type"] == "extra_forbidden":
            known = ", ".join(sorted(kind.model_fields))
            raise UsageError(f"option {name!r}: not known here; known are {known}") from error
        value = values.get(name)
        raise UsageError(f"option {name!r}, value {value!a}: {fault['msg']}") from error


OPTIONS_OF_KIND: dict[str, type[WebOptions]] = {
    "wordpress": WordPressOptions,
    "feed": FeedOptions,
    "reliefweb": ReliefWebOptions,
    "sitemap": SitemapOptions,
}
"""The options that each kind of source has."""
