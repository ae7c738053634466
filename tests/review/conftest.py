"""A run's folder with three briefs, and a desk over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.review.desk import Desk
from tests.review.invented import OPENING, fill, hostile, library


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    """Briefs ``broken`` (one blocking finding), ``clean`` (none) and ``hostile``."""
    return fill(tmp_path / "run", [library("broken"), library("clean", OPENING), hostile("hostile")])


@pytest.fixture
def desk(run_folder: Path) -> Iterator[Desk]:
    """The review's desk over the folder."""
    opened = Desk(run_folder)
    yield opened
    opened.close()
