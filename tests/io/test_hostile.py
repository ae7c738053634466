"""The short form of ``tests/soak/hostile.py``: all files made by hand and 300 generated ones."""

from pathlib import Path

from tests.soak import handmade
from tests.soak.hostile import run_all


def test_every_hostile_file_ends_as_a_brief_or_a_reject(tmp_path: Path) -> None:
    assert len(handmade.TEXTS) + len(handmade.PLACES) >= 60
    for name, result in run_all(tmp_path, 300, batch=300, limit_s=300.0):
        assert not result.failures, name
        assert result.articles >= 60, name
        assert result.briefs, name
