"""Web addresses in one form, so that the same post is known under each of them."""

from __future__ import annotations

import re
from typing import Any

import httpx

_TRACKING = re.compile(
    r"(utm|mtm|pk|hsa|vero|oly|itm)_.*|"
    r"fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid?|mc_[ce]id|_hs(enc|mi)|mkt_tok|"
    r"wickedid|s_cid|_ga|_gl|cmpid|replytocom|preview|preview_id|preview_nonce|amp|share|nb"
)
"""Parameters that tell who led a reader to a page, or how it is shown, and never which page it is."""

_SHORT_LINK = re.compile(r"p|page_id|attachment_id")
_FRONT_FILE = re.compile(r"/(index\.(php|html?|aspx?))?$")
_STANDARD_PORTS = (None, 80, 443)


def canonical_address(address: str | None) -> str | None:
    """Give the one form of an address; None where there is none, or none that is http(s).

    Left out are what does not change the page: http or https, ``www.``, a standard port, a user's name, a slash or
    ``index.php`` at the end, the part after ``#``, and tracking parameters. Parameters are sorted. Of WordPress's
    short links (``?p=66323``) only the number of the post stays. Whether a short link and a title's address are the
    same post is known only to its source, which tells both.

    Example:
        >>> canonical_address("http://www.example.org:80/en/index.php?utm_source=x&p=7#more")
        'https://example.org/en?p=7'
        >>> canonical_address("mailto:desk@example.org") is None
        True
    """
    if address is None:
        return None
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError):
        return None
    if url.scheme not in {"http", "https"} or not url.host:
        return None
    host = url.raw_host.decode("ascii")
    if host.count(".") > 1:
        host = host.removeprefix("www.")
    if ":" in host:
        host = f"[{host}]"
    port = "" if url.port in _STANDARD_PORTS else f":{url.port}"
    path = _FRONT_FILE.sub("", url.raw_path.decode("ascii").partition("?")[0])
    query = _query(url.params)
    return f"https://{host}{port}{path}{'?' if query else ''}{query}"


def _query(parameters: httpx.QueryParams) -> str:
    kept: list[tuple[str, Any]] = sorted(
        (name, value) for name, value in parameters.multi_items() if not _TRACKING.fullmatch(name.lower())
    )
    numbers = [(name, value) for name, value in kept if _SHORT_LINK.fullmatch(name) and value.isdecimal()]
    return str(httpx.QueryParams(numbers[:1] or kept))
