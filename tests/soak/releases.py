"""Invented releases by the thousand, and configs of the echo engine, for the long tests."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
_BODY = (
    "{city}시는 {day}일 {firm}재단과 청년 창업을 지원하는 업무협약을 체결했다고 밝혔다. 두 기관은 앞으로 {years}년간 {won}억원을 "
    "투입하기로 했다. 시는 올해 창업 공간 {rooms}곳을 새로 열고 청년 {people:,}명에게 임대료를 지원할 계획이다."
)
_CITIES = ("한들", "가온", "바람", "새솔", "너울", "다온")
_FIRMS = ("새빛", "한누리", "푸른솔", "온새미")


def body(number: int) -> str:
    """The text of the n-th release, unlike the others."""
    return _BODY.format(
        city=_CITIES[number % len(_CITIES)],
        firm=_FIRMS[number % len(_FIRMS)],
        day=number % 27 + 1,
        years=number % 9 + 2,
        won=number + 35,
        rooms=number % 40 + 3,
        people=number + 400,
    )


def rows(count: int) -> Iterator[dict[str, Any]]:
    """Rows of releases; every tenth is one that gets no brief, each in another way, one has a lone surrogate."""
    for number in range(count):
        row: dict[str, Any] = {"id": f"release-{number:05d}", "body": body(number)}
        if number % 10 == 7:
            kinds = ["This is no Korean text, and it is long enough to be one.", "짧다.", "", 7]
            row["body"] = kinds[number // 10 % len(kinds)]
        elif number == 5:
            row["body"] += " 끝\ud800."
        yield row


def write_rows(path: Path, count: int) -> Path:
    """A .jsonl file of ``rows``."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows(count))
    return path


def echo_config(path: Path, delay_s: float = 0.0, batch: int = 4, **values: Any) -> Path:
    """A config of the echo engine whose answers take ``delay_s`` each; ``values`` go into ``runner``."""
    config = {
        "name": "echo",
        "models": {"echo": {"engine": "echo", "licence": "none", "delay_s": delay_s, **values.pop("model", {})}},
        "summarizer": {"model": "echo", "sentences": 3},
        "translator": {"model": "echo", "ladder": [{"name": "replace", "grounding": "replace"}]},
        "batch_articles": batch,
        "runner": values,
    }
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return path
