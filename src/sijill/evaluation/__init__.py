"""Gold and events to scores; documents with marked time expressions and what finds them to scores."""

from sijill.evaluation.ablation import ablation_table, write_ablations
from sijill.evaluation.calibration import Reliability, reliability, reliability_of
from sijill.evaluation.costs import error_costs
from sijill.evaluation.evaluating import errors, evaluate, evaluate_by_source
from sijill.evaluation.judging import Judgement
from sijill.evaluation.measures import CoordinateCheck, Coverage, Detection, Share
from sijill.evaluation.readme import quality_table, write_quality_table
from sijill.evaluation.scores import Scores
from sijill.evaluation.timex_documents import TimeExpression
from sijill.evaluation.timex_evaluating import TimexEvaluation, evaluate_dates
from sijill.evaluation.timex_scores import TimexScores
from sijill.evaluation.validation import Validation, read_validation

__all__ = [
    "CoordinateCheck",
    "Coverage",
    "Detection",
    "Judgement",
    "Reliability",
    "Scores",
    "Share",
    "TimeExpression",
    "TimexEvaluation",
    "TimexScores",
    "Validation",
    "ablation_table",
    "error_costs",
    "errors",
    "evaluate",
    "evaluate_by_source",
    "evaluate_dates",
    "quality_table",
    "read_validation",
    "reliability",
    "reliability_of",
    "write_ablations",
    "write_quality_table",
]
