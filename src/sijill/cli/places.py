"""The gazetteer in the shell: places of the user's own, and what a name may mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.shell import LicenceOption, finish, storable, tell, told_errors

app = typer.Typer(help="Add places of your own, and look names up.", no_args_is_help=True)


@app.command("add")
def gazetteer_add(
    path: Annotated[Path, typer.Argument(help="A GeoNames country dump, a table with P-codes (CSV), or GeoJSON.")],
    source: Annotated[str | None, typer.Option(help="Whose facts they are.", callback=storable)] = None,
    licence: LicenceOption = None,
    domain: Annotated[str, typer.Option(help="The knowledge that is added to.")] = "syria",
) -> None:
    """Add the places of a file to your own, which every step then knows."""
    from sijill import gazetteer  # reads country data; other commands need not wait

    with told_errors():
        record = gazetteer.add(path, domain=domain, source=source, licence=licence)
        tell("; ".join(f"{number} {name.replace('_', ' ')}" for name, number in sorted(record.counts.items())))
        finish(gazetteer.additions_path(domain), record)


@app.command("lookup")
def gazetteer_lookup(
    name: Annotated[str, typer.Argument(help="A place name as written.", callback=storable)],
    within: Annotated[
        list[str] | None, typer.Option("--within", help="An area that holds it; may be repeated.")
    ] = None,
    feature: Annotated[str | None, typer.Option(help="Feature class told, such as 'oil or gas field'.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002 - Typer's form
) -> None:
    """Explain which places a name may mean, how well each agrees, and which would be chosen or why none."""
    from sijill import gazetteer

    with told_errors():
        explained = gazetteer.explain(name, within=within or (), feature=feature)
        typer.echo(json.dumps(explained, ensure_ascii=False, indent=2) if as_json else gazetteer.as_text(explained))
