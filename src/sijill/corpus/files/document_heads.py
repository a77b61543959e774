"""What the first lines of a document tell of it: its title and its day."""

from __future__ import annotations

from sijill.corpus.date_lines import day_of_line

FIRST_LINES = 12


def title_of(text: str, *, told: str | None) -> str | None:
    """Give the title that the metadata tell if it stands among the first lines, else the first line.

    Metadata alone are not believed: they often name the template, or the file that was printed.
    """
    lines = _first_lines(text)
    wanted = " ".join((told or "").split()).casefold()
    title = next((line for line in lines if line.casefold() == wanted), None)
    return title or next(iter(lines), None)


def day_of(text: str) -> str | None:
    """Give the day (``YYYY-MM-DD``) that lines near the top name alone, if they name one; such a day is inferred.

    The metadata of documents tell when a file was made, printed or saved, which may be years after publication.
    """
    days = {day for line in _first_lines(text) if (day := day_of_line(line))}
    return days.pop() if len(days) == 1 else None


def _first_lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()][:FIRST_LINES]
