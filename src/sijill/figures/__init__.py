"""Tables to Plotly figures: what happened when, and where, as precisely as the words allow; how good the events are.

**The seam to a linked page.** A page that filters redraws no figure; it hides and counts marks by what they
stand for.
So every trace says what it is in ``trace.meta["role"]``, and every mark says which rows of its table it stands for
(``incident_id`` or ``event_id``, called ids here):

``marks``
    ``trace.customdata[i]`` is the list of ids of point ``i``. Points with equal lists that follow one another are one
    mark (a bar, an arrow); a gap between two bars has an empty list. ``trace.meta`` may also hold ``group`` and
    ``look``, the event group and the kind of mark, and ``leading`` where colour and shape are those of the most
    frequent group of the ids.
``numbered``
    As ``marks``; ``trace.text[i]`` is the number of ids of point ``i``, or empty where it stands for one row only or
    has no room, and must be counted again when some are hidden. ``trace.meta["unit_px"]``, where there is one, is the
    diameter of a mark of one row: the square of a diameter goes with the number of rows.
``areas``
    ``trace.meta["ids"][k]`` is the list of ids of the ``k``-th piece of the line, between two gaps (circles).
``bars``
    As ``marks`` for bar traces; ``trace.meta["measure"]`` says what the length of bar ``i`` is: ``count``, the number
    of its ids; ``killed_least``, the least toll of its ids; ``killed_most``, how much more the most is, on top of
    the least as its ``base`` (``injured_least``, …).
``ends``
    Words and arrows at the end of such bars; ``trace.meta["measure"]`` is ``killed_words``, the toll of the ids in
    words. A size of 1 and an opacity of 0 hide the arrow of a toll without an open end.
``ground``, ``legend``
    Outlines and explanations, which stand for no row and stay.

``layout.meta`` of every figure holds ``title`` and ``description`` (the text alternative), ``dark`` (what
``Plotly.relayout`` must be told on a dark page) and ``narrow`` (on a phone).
"""

from __future__ import annotations

from sijill.figures.curves import draw_learning_curve as learning_curve
from sijill.figures.curves import draw_reliability as reliability
from sijill.figures.map import draw_map as map  # noqa: A004 - the name that users write: figures.map(incidents)
from sijill.figures.matrix import draw_actor_matrix as actor_matrix
from sijill.figures.multiples import draw_small_multiples as small_multiples
from sijill.figures.scattermap import draw_scattermap as scattermap
from sijill.figures.timeline import draw_timeline as timeline
from sijill.figures.tolls import draw_tolls as tolls

__all__ = [
    "actor_matrix",
    "learning_curve",
    "map",
    "reliability",
    "scattermap",
    "small_multiples",
    "timeline",
    "tolls",
]
