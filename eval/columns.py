"""References made of other data sets, through ``datasets`` and a table of column maps.

For local use only: most of these sets may not be passed on, and their licences differ. A map says
which column of which config holds which field of a ``Reference``; configs of a parallel set are
joined by the id column. ``with_columns`` takes a map of the user's for anything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from eval.data import Reference, parse
from pipeline.errors import ConfigError, InputError

_SUMMARIES = ("summary_ko", "summary_en", "summary_zh")
_FIELDS = ("id", "title", "body", "published", "domain", "cluster", *_SUMMARIES)


@dataclass(frozen=True)
class ColumnMap:
    """Where a data set keeps a reference's fields.

    ``columns``: config (``""`` for a set without configs) → field of ``Reference`` → column. Without
    an id column the row number is the id.
    """

    dataset: str
    split: str
    licence: str
    columns: dict[str, dict[str, str]] = field(default_factory=dict)


MAPS: dict[str, ColumnMap] = {
    "xlsum-ko": ColumnMap(
        "csebuetnlp/xlsum",
        "test",
        "CC-BY-NC-SA-4.0",
        {"korean": {"id": "id", "title": "title", "body": "text", "summary_ko": "summary"}},
    ),
    "naver-news": ColumnMap(
        "daekeun-ml/naver-news-summarization-ko",
        "test",
        "Apache-2.0 (texts: their publishers)",
        {
            "": {
                "id": "link",
                "title": "title",
                "body": "document",
                "published": "date",
                "domain": "category",
                "summary_ko": "summary",
            }
        },
    ),
    "crosssum-ko-en": ColumnMap(
        "csebuetnlp/CrossSum",
        "test",
        "CC-BY-NC-SA-4.0",
        {"korean-english": {"id": "source_url", "body": "text", "summary_en": "summary"}},
    ),
    "crosssum-ko-zh": ColumnMap(
        "csebuetnlp/CrossSum",
        "test",
        "CC-BY-NC-SA-4.0",
        {"korean-chinese_simplified": {"id": "source_url", "body": "text", "summary_zh": "summary"}},
    ),
    "ntrex": ColumnMap(
        "mteb/NTREX",
        "test",
        "CC-BY-SA-4.0",
        {"": {"body": "kor_Hang", "summary_ko": "kor_Hang", "summary_en": "eng_Latn", "summary_zh": "zho_Hans"}},
    ),
    "flores-plus": ColumnMap(
        "openlanguagedata/flores_plus",
        "dev",
        "CC-BY-SA-4.0 (not to be put on the web as plain text)",
        {
            "kor_Hang": {"id": "id", "body": "text", "summary_ko": "text"},
            "eng_Latn": {"id": "id", "summary_en": "text"},
            "cmn_Hans": {"id": "id", "summary_zh": "text"},
        },
    ),
}


def with_columns(name: str, given: list[str]) -> ColumnMap:
    """The named map with ``field=column`` changes; any other name is a data set's own, ``NAME[@CONFIG][:SPLIT]``.

    ``ConfigError`` on a field that a reference doesn't have, or a new data set without a ``body``.
    """
    changes: dict[str, str] = {}
    for item in given:
        key, equals, column = item.partition("=")
        if not equals or key not in _FIELDS:
            raise ConfigError(f"column '{item}': expected FIELD=COLUMN with FIELD one of {', '.join(_FIELDS)}")
        changes[key] = column
    if name in MAPS:
        known = MAPS[name]
        first = next(iter(known.columns))
        return replace(known, columns={**known.columns, first: {**known.columns[first], **changes}})
    if "body" not in changes:
        raise ConfigError(
            f"references '{name}': no such file and no column map of that name; maps are: {', '.join(MAPS)}. "
            "For another data set say at least --column body=COLUMN."
        )
    place, _, split = name.partition(":")
    dataset, _, config = place.partition("@")
    return ColumnMap(dataset, split or "test", "unknown", {config: changes})


def load_mapped(columns: ColumnMap, limit: int | None = None) -> dict[str, Reference]:
    """References by id from the data set behind a map, the first ``limit`` of them."""
    parts = {config: _rows(columns, config) for config in columns.columns}
    return references_of(columns, parts, limit)


def _rows(columns: ColumnMap, config: str) -> Iterable[dict[str, Any]]:
    """Rows of one config; ``InputError`` says which data set can't be had and why."""
    try:
        from datasets import load_dataset
    except ImportError as error:
        raise ConfigError("reading data sets needs the 'data' extra: pip install 'hanbrief[data]'") from error
    try:
        rows: Iterable[dict[str, Any]] = load_dataset(columns.dataset, config or None, split=columns.split)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"data set {columns.dataset} ({config or 'default'}, {columns.split}): {error}") from error
    return rows


def references_of(
    columns: ColumnMap, parts: dict[str, Iterable[dict[str, Any]]], limit: int | None = None
) -> dict[str, Reference]:
    """References by id made of rows by config; rows that one config lacks are an error, not left out."""
    merged: dict[str, dict[str, Any]] = {}
    for config, fields in columns.columns.items():
        for number, row in enumerate(parts[config]):
            if limit is not None and number >= limit:
                break
            missing = sorted(set(fields.values()) - set(row))
            if missing:
                raise InputError(
                    f"{columns.dataset} row {number}: no column '{missing[0]}'; it has: {', '.join(sorted(row))}"
                )
            key = str(row[fields["id"]]) if "id" in fields else f"{number:06d}"
            merged.setdefault(key, {}).update({name: row[column] for name, column in fields.items() if name != "id"})
    where = columns.dataset
    wanted = {name for fields in columns.columns.values() for name in fields} - {"id"}
    for key, values in merged.items():
        if wanted - set(values):
            raise InputError(
                f"{where} id {key}: not in every config; missing: {', '.join(sorted(wanted - set(values)))}"
            )
    return {key: parse(Reference, {"id": key, **_shaped(values)}, where) for key, values in merged.items()}


def _shaped(values: dict[str, Any]) -> dict[str, Any]:
    """Values in a reference's types: summaries as a list of one text, dates cut to the day."""
    shaped: dict[str, Any] = {}
    for name, value in values.items():
        if name in _SUMMARIES:
            shaped[name] = (str(value),)
        elif name == "published":
            shaped[name] = str(value)[:10].replace(".", "-").replace("/", "-") or None
        else:
            shaped[name] = str(value)
    return shaped
