from __future__ import annotations

from pathlib import Path

import pytest

from sijill.domains.loading import read_yaml
from sijill.errors import DataCheckError


@pytest.mark.parametrize("content", [b"[open", b"\xff\xfe\xfa", b"!!python/object/apply:os.getcwd []"])
def test_a_file_that_is_no_plain_yaml_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "actors.yml"
    path.write_bytes(content)
    with pytest.raises(DataCheckError, match=r"^actors.yml: cannot be read: "):
        read_yaml(path)
