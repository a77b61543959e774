"""The raw store in the shell: pull into it, verify it, pack it for an archive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from sijill import corpus, paths
from sijill.cli.shell import LicenceOption, RawOption, finish, print_path, storable, tell, told_errors
from sijill.errors import DataCheckError, UsageError

app = typer.Typer(help="Pull reports into the raw store.", no_args_is_help=True)

AddressArgument = Annotated[str, typer.Argument(help="Web address (http or https).", callback=storable)]
SinceOption = Annotated[str | None, typer.Option(help="First day of publication, inclusive (ISO).")]
UntilOption = Annotated[str | None, typer.Option(help="Last day of publication, inclusive (ISO).")]
LimitOption = Annotated[int | None, typer.Option(help="The most reports to take in.", min=1)]
NameOption = Annotated[
    str | None,
    typer.Option(help="Name of the source in the store [default: made of the address].", callback=storable),
]
SettingsOption = Annotated[
    list[str] | None,
    typer.Option("-o", "--option", help="NAME=VALUE, a setting of this source; may be repeated."),
]


@app.command("folder")
def pull_folder(
    path: Annotated[Path, typer.Argument(help="A folder, or a file of a kind that data/raw/README.md lists.")],
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    raw: RawOption = None,
    licence: LicenceOption = None,
) -> None:
    """Read reports from a folder or a file."""
    _pull("folder", path, {}, None, since=since, until=until, limit=limit, raw=raw, licence=licence)


@app.command("sohr")
def pull_sohr(
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    option: SettingsOption = None,
    raw: RawOption = None,
    licence: LicenceOption = None,
) -> None:
    """Read the English posts of the Syrian Observatory for Human Rights."""
    _pull("sohr", None, {}, option, since=since, until=until, limit=limit, raw=raw, licence=licence)


@app.command("wordpress")
def pull_wordpress(
    address: AddressArgument,
    name: NameOption = None,
    categories: Annotated[
        str | None, typer.Option(help="Numbers of the categories wanted, separated by commas.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    option: SettingsOption = None,
    raw: RawOption = None,
    licence: LicenceOption = None,
) -> None:
    """Read the posts of a site that runs WordPress."""
    own = {"name": name, "categories": categories}
    _pull("wordpress", address, own, option, since=since, until=until, limit=limit, raw=raw, licence=licence)


@app.command("feed")
def pull_feed(
    address: AddressArgument,
    name: NameOption = None,
    follow_links: Annotated[
        Literal["missing", "always", "never"] | None,
        typer.Option(help="Read the pages of entries: where the feed has no full text, always, or never."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    option: SettingsOption = None,
    raw: RawOption = None,
    licence: LicenceOption = None,
) -> None:
    """Read an RSS or Atom feed."""
    own = {"name": name, "follow_links": follow_links}
    _pull("feed", address, own, option, since=since, until=until, limit=limit, raw=raw, licence=licence)


@app.command("reliefweb")
def pull_reliefweb(
    appname: Annotated[
        str,
        typer.Option(help="The name that ReliefWeb's API knows you by (apidoc.reliefweb.int).", callback=storable),
    ],
    country: Annotated[str | None, typer.Option(help="Countries (ISO 3166, three letters), by commas.")] = None,
    publishers: Annotated[str | None, typer.Option(help="Organisations that publish, by commas.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    option: SettingsOption = None,
    raw: RawOption = None,
    licence: LicenceOption = None,
) -> None:
    """Read reports from ReliefWeb."""
    own = {"appname": appname, "country": country, "publishers": publishers}
    _pull("reliefweb", None, own, option, since=since, until=until, limit=limit, raw=raw, licence=licence)


@app.command("sitemap")
def pull_sitemap(
    address: AddressArgument,
    name: NameOption = None,
    beginning: Annotated[
        str | None, typer.Option(help="Only pages whose address begins so.", callback=storable)
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    option: SettingsOption = None,
    raw: RawOption = None,
    licence: LicenceOption = None,
) -> None:
    """Read the article pages that a sitemap lists."""
    own = {"name": name, "beginning": beginning}
    _pull("sitemap", address, own, option, since=since, until=until, limit=limit, raw=raw, licence=licence)


def verify(raw: RawOption = None) -> None:
    """Read every file of the raw store and prove that nothing changed; print what was found as JSON."""
    with told_errors():
        record = corpus.verify(raw or paths.raw_directory())
        told = {
            "status": record.status,
            "counts": dict(sorted(record.counts.items())),
            "drops": dict(sorted(record.drops.items())),
            "dropped": record.dropped,
            "digests": record.inputs,
        }
        typer.echo(json.dumps(told, indent=2))
        if record.drops:
            off = ", ".join(f"{number} × {reason}" for reason, number in sorted(record.drops.items()))
            tell(f"verify: something is off: {off}")
            raise typer.Exit(DataCheckError.exit_code)


def bag(
    out: Annotated[Path, typer.Argument(help="Folder of the bag, which must not exist yet.")],
    raw: RawOption = None,
) -> None:
    """Copy the raw store into a BagIt bag, for archives and courts."""
    with told_errors():
        corpus.bag(raw or paths.raw_directory(), out)
        print_path(out)


def _pull(
    source: str,
    location: Path | str | None,
    own: dict[str, str | None],
    settings: list[str] | None,
    *,
    raw: Path | None,
    **asked: Any,
) -> None:
    with told_errors():
        options: dict[str, str] = {name: value for name, value in own.items() if value is not None}
        for told in settings or []:
            name, equals, value = told.partition("=")
            if not equals:
                raise UsageError(f"option '-o', value {told!r}: give NAME=VALUE")
            options[name.strip().replace("-", "_")] = value
        store = raw or paths.raw_directory()
        record = corpus.pull(source, location, raw=store, options=options, **asked)
        finish(store, record)
