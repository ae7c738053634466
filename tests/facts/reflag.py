"""Writes the ``flagged`` column of tests/data/figure_judgements.tsv anew from a copy of the data set it names.

Run as ``python tests/facts/reflag.py FLORES.jsonl.gz``, with rows ``id``, ``ko``, ``ko_en`` and ``en_zh`` (system to
translation). The texts themselves aren't kept in the project: their licence asks that they stay off the web.
"""

import gzip
import json
import sys
from pathlib import Path

from pipeline.facts.checks.compare import compare
from pipeline.records import TargetLang

TABLE = Path(__file__).parents[1] / "data" / "figure_judgements.tsv"
CHECKS = {"value_missing", "value_invented", "value_changed", "scale_changed", "unit_changed"}


def _flagged(source: str, target: str, lang: TargetLang) -> str:
    """ "yes" if a check of figures blocks the translation."""
    found = {f.check for f in compare(source, target, lang) if f.severity == "block"}
    return "yes" if found & CHECKS else "no"


def main(path: Path) -> None:
    """Rewrites the table in place; the judgements stay as they are."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = {row["id"]: row for row in map(json.loads, file)}
    lines = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] in texts:
            row, system = texts[cells[0]], cells[1]
            lang: TargetLang = "zh" if cells[2] == "zh" else "en"
            cells[4] = _flagged(row["ko"], row["ko_en" if lang == "en" else "en_zh"][system], lang)
        lines.append("\t".join(cells))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
