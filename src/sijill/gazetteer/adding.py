"""Adding the places of a file to the user's own: ``sijill gazetteer add FILE``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sijill.errors import DataCheckError, UsageError
from sijill.gazetteer import from_geojson, from_geonames, from_pcodes
from sijill.gazetteer.additions import Row, additions_path, read_rows, write_rows
from sijill.gazetteer.index import HOME_COUNTRY_OF_DOMAIN, forget_loaded, load
from sijill.gazetteer.merging import Merging
from sijill.gazetteer.offered import Offered
from sijill.gazetteer.placing import Governorates
from sijill.paths import domain_directory
from sijill.run_record import CHECK_FAILED, OK, RunRecord, display_path

MOST_BYTES = 512_000_000
MOST_ROWS = 500_000
_GEONAMES_TABS = from_geonames.COLUMNS - 1

Reader = Callable[[Path, RunRecord], Iterator[Offered]]


def add(
    path: Path,
    *,
    domain: str = "syria",
    source: str | None = None,
    licence: str | None = None,
    out: Path | None = None,
) -> RunRecord:
    """Add the places of a file to the user's own and write a run record beside them.

    A place that is known already, in the shipped table or by an earlier file, is not added again: it is known by its
    P-code or its id at the source, or by its folded name within 5 km. Spellings that it did not have are added to
    it. Adding a file twice changes nothing.

    Args:
        path: a GeoNames country dump (``SY.txt``), a table with P-codes (CSV), or GeoJSON; told by its content.
        domain: the knowledge that is added to.
        source: whose facts they are; by default the maker of the format, for GeoJSON the file's name.
        licence: under which licence; by default the one that the maker of the format uses, for GeoJSON "not told".
        out: the table to add to; by default ``additions_path``.

    Returns:
        What was read, added and left out, and why. ``load`` gives the places from now on.

    Raises:
        UsageError: there is no such file, or no such domain.
        DataCheckError: the file cannot be read at all: its format is none of these, or its text is no UTF-8.
    """
    if domain not in HOME_COUNTRY_OF_DOMAIN:
        raise UsageError(f"domain {domain!r}: known are {', '.join(HOME_COUNTRY_OF_DOMAIN)}")
    table = out or additions_path(domain)
    reader, format_source, format_licence = _format_of(path)
    told_source = source or format_source
    record = RunRecord(
        "gazetteer add", {"file": display_path(path), "domain": domain, "source": told_source, "licence": licence}
    )
    record.read(path)
    rows = read_rows(table)
    merging = Merging(
        load(domain),
        rows,
        governorates=Governorates.of_file(domain_directory(domain) / "outlines.geojson"),
        home_country=HOME_COUNTRY_OF_DOMAIN[domain],
        source=told_source,
        licence=licence or format_licence,
    )
    try:
        for number, offered in enumerate(reader(path, record), start=1):
            if number > MOST_ROWS:
                record.drop("more rows than one file may hold", file=offered.where, field="row", value=MOST_ROWS)
                break
            record.count("places_read")
            merging.take(offered, record)
    except UnicodeDecodeError as error:
        raise DataCheckError(f"{display_path(path)}: the text is not UTF-8") from error
    _keep(table, rows, merging.rows(), record)
    return record


def _keep(table: Path, before: list[Row], after: list[Row], record: RunRecord) -> None:
    if after != before:
        write_rows(table, after)
        forget_loaded()
    record.count("places_of_the_user", len(after))
    if table.exists():
        record.wrote(table)
    table.parent.mkdir(parents=True, exist_ok=True)
    record.write(table.parent, status=CHECK_FAILED if record.drops else OK)


def _format_of(path: Path) -> tuple[Reader, str, str]:
    """Give the reader of a file and whose facts, under which licence, such files hold; told by its beginning."""
    if not path.is_file():
        raise UsageError(f"{display_path(path)}: there is no such file")
    if path.stat().st_size > MOST_BYTES:
        raise DataCheckError(f"{display_path(path)}: larger than {MOST_BYTES // 1_000_000} MB")
    with path.open("rb") as handle:
        start = handle.read(65_536)
    if start.startswith(b"PK"):
        raise DataCheckError(f"{display_path(path)}: a packed file; unpack it first")
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return from_geojson.read_geojson, display_path(path), "not told"
    if start.split(b"\n", 1)[0].count(b"\t") == _GEONAMES_TABS:
        return from_geonames.read_geonames, from_geonames.SOURCE, from_geonames.LICENCE
    return from_pcodes.read_pcodes, from_pcodes.SOURCE, from_pcodes.LICENCE
