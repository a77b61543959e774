"""Tables and figures to one HTML file.

Verbs of this room: :func:`select` what a report tells of, :func:`render` it to one HTML file, :func:`run` the
whole report through its notebook. The notebook also uses :class:`Parameters`, :func:`key_figures`,
:func:`start_record` and :func:`written`.
"""

from sijill.reporting.key_figures import key_figures
from sijill.reporting.page import render
from sijill.reporting.parameters import Parameters
from sijill.reporting.publishing import start_record, written
from sijill.reporting.run import run
from sijill.reporting.selection import Selection, select

__all__ = ["Parameters", "Selection", "key_figures", "render", "run", "select", "start_record", "written"]
