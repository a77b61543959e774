"""Gold and events to scores."""

from sijill.evaluation.evaluating import errors, evaluate
from sijill.evaluation.judging import Judgement
from sijill.evaluation.measures import CoordinateCheck, Coverage, Detection, Share
from sijill.evaluation.readme import quality_table, write_quality_table
from sijill.evaluation.scores import Scores

__all__ = [
    "CoordinateCheck",
    "Coverage",
    "Detection",
    "Judgement",
    "Scores",
    "Share",
    "errors",
    "evaluate",
    "quality_table",
    "write_quality_table",
]
