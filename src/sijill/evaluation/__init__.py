"""Gold and events to scores; documents with marked time expressions and what finds them to scores."""

from sijill.evaluation.evaluating import errors, evaluate
from sijill.evaluation.judging import Judgement
from sijill.evaluation.measures import CoordinateCheck, Coverage, Detection, Share
from sijill.evaluation.readme import quality_table, write_quality_table
from sijill.evaluation.scores import Scores
from sijill.evaluation.timex_documents import TimeExpression
from sijill.evaluation.timex_evaluating import TimexEvaluation, evaluate_dates
from sijill.evaluation.timex_scores import TimexScores

__all__ = [
    "CoordinateCheck",
    "Coverage",
    "Detection",
    "Judgement",
    "Scores",
    "Share",
    "TimeExpression",
    "TimexEvaluation",
    "TimexScores",
    "errors",
    "evaluate",
    "evaluate_dates",
    "quality_table",
    "write_quality_table",
]
