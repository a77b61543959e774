"""Tables and figures to one HTML file.

Verbs of this room: :func:`select` what a report tells of, :func:`render` it to one HTML file, :func:`run` the whole
report through its notebook, :func:`run_series` one for each week or month; :func:`marked_report` shows one text with
every decision marked, :func:`place_history` one place through the tables. The notebook also uses
:class:`Parameters`, :func:`key_figures`, :func:`start_record` and :func:`written`.
"""

from sijill.reporting.key_figures import key_figures
from sijill.reporting.page import render
from sijill.reporting.parameters import Parameters
from sijill.reporting.place_history import PlaceHistory, place_history
from sijill.reporting.publishing import start_record, written
from sijill.reporting.reading_aid import marked_report
from sijill.reporting.run import run
from sijill.reporting.selection import Selection, select
from sijill.reporting.series import run_series

__all__ = [
    "Parameters",
    "PlaceHistory",
    "Selection",
    "key_figures",
    "marked_report",
    "place_history",
    "render",
    "run",
    "run_series",
    "select",
    "start_record",
    "written",
]
