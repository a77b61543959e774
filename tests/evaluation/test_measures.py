from __future__ import annotations

import pytest

from sijill.evaluation import Detection, Share


@pytest.mark.parametrize(
    ("found", "gold", "predicted", "expected"),
    [
        (3, 4, 6, {"precision": 0.5, "recall": 0.75, "f1": 0.6, "right": 3, "extra": 3, "missed": 1}),
        (2, 3, 3, {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "right": 2, "extra": 1, "missed": 1}),
        (0, 2, 0, {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "extra": 0, "missed": 2}),
        (0, 0, 0, {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "extra": 0, "missed": 0}),
    ],
)
def test_detection(found: int, gold: int, predicted: int, expected: dict[str, float]) -> None:
    detection = Detection.of(found=found, gold=gold, predicted=predicted)
    assert detection.to_json() == expected
    assert (detection.gold, detection.predicted) == (gold, predicted)


def test_detections_add_up() -> None:
    assert Detection(1, 2, 3) + Detection(10, 20, 30) == Detection(right=11, extra=22, missed=33)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Share(2, 3), {"share": 0.6667, "right": 2, "of": 3}),
        (Share(0, 0), {"share": 0.0, "right": 0, "of": 0}),
    ],
)
def test_share(share: Share, expected: dict[str, float]) -> None:
    assert share.to_json() == expected
