"""Dates as values: their keys, their resolution with a publication date, and their comparison.

A ``DateValue`` holds the numbers a text gives. What a text says without a number stands in the
mention's ``key``: atoms joined by ``+``, each ``kind:name`` (``relative:last_year``,
``season:spring``, ``decade:1990``, ``century:21``, ``era:bc``, ``clock:12``). The same expression
has the same atoms in Korean, English and Chinese, so it compares without any publication date.
``clock:12`` marks an hour of which the text doesn't say whether it is before or after noon.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pipeline.records import DateValue

Agreement = Literal["same", "partial", "added", "contradicted"]

FIELDS = ("year", "half", "quarter", "month", "day", "weekday", "part", "hour", "minute")
SLOTS = (
    "anchor", "era", "century", "decade", "year", "season", "half", "quarter", "month",
    "week", "day", "weekday", "part", "clock", "hour", "minute",
)  # fmt: skip
RANK = {slot: place for place, slot in enumerate(SLOTS)}

SLOT_OF = {
    **dict.fromkeys(("past", "coming"), "anchor"),
    **dict.fromkeys(("year_before_last", "last_year", "this_year", "next_year", "year_after_next"), "year"),
    **dict.fromkeys(("year_before", "year_after", "same_year", "same_period_last_year"), "year"),
    **dict.fromkeys(("last_quarter", "this_quarter", "next_quarter", "quarter_before"), "quarter"),
    **dict.fromkeys(("last_month", "this_month", "next_month", "month_before", "same_month", "period_before"), "month"),
    **dict.fromkeys(("last_week", "this_week", "next_week"), "week"),
    **dict.fromkeys(("day_before_yesterday", "yesterday", "today", "tomorrow", "day_after_tomorrow"), "day"),
    **dict.fromkeys(("that_day", "day_before", "day_after", "nowadays"), "day"),
    "weekend": "weekday",
}
"""The slot that each ``relative:`` atom fills."""

_YEAR_SHIFT = {"year_before_last": -2, "last_year": -1, "same_period_last_year": -1, "this_year": 0, "next_year": 1,
               "year_after_next": 2}  # fmt: skip
_MONTH_SHIFT = {"last_month": -1, "this_month": 0, "next_month": 1}
_WEEK_SHIFT = {"last_week": -1, "this_week": 0, "next_week": 1}
_DAY_SHIFT = {"day_before_yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day_after_tomorrow": 2}
_TEXT_SHIFT = {"that_day": 0, "day_before": -1, "day_after": 1}
_SOFT = {"past", "coming"}
_ALIKE = (
    {"last_year", "year_before"},
    {"same_period_last_year", "year_before"},
    {"last_quarter", "quarter_before"},
    {"last_month", "month_before"},
    {"month_before", "period_before"},
    {"quarter_before", "period_before"},
    {"today", "that_day"},
    {"today", "nowadays"},
    {"tomorrow", "day_after"},
    {"yesterday", "day_before"},
    {"past", "last_week"},
    {"coming", "next_week"},
)
_PART_CLASS = {"beginning": "early", "end": "late", "night": "evening", "dawn": "morning"}
_FAR_AHEAD = 15
"""A bare day this many days after the publication day is last month's: the press writes 오는 for the coming one."""

_SEVERITY: tuple[Agreement, ...] = ("same", "partial", "added", "contradicted")


def slot(atom: str) -> str:
    """The slot of a key atom: ``relative:last_year`` → ``year``, ``season:spring`` → ``season``."""
    kind, _, name = atom.partition(":")
    return SLOT_OF.get(name, kind) if kind == "relative" else kind


def atoms(key: str) -> dict[str, str]:
    """The atoms of ``key`` by slot; a key that isn't a date's gives an empty dict."""
    found = {slot(atom): atom for atom in key.split("+") if ":" in atom}
    return {name: atom for name, atom in found.items() if name in RANK}


def given(value: DateValue) -> dict[str, int | str]:
    """The fields the text itself gives, without the implied ones."""
    values = {field: getattr(value, field) for field in FIELDS if field not in value.implied}
    return {field: number for field, number in values.items() if number is not None}


def points(value: DateValue) -> tuple[DateValue, ...]:
    """The date, or the first and the last of a range, each without ``end``."""
    first = value.model_copy(update={"end": None})
    return (first,) if value.end is None else (first, value.end)


def _shift_month(day: dt.date, by: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + by
    return months // 12, months % 12 + 1


def _from_atoms(value: DateValue, names: Mapping[str, str], published: dt.date) -> dict[str, int]:
    """Fields that a relative expression fixes, given the publication date."""
    if (shift := _YEAR_SHIFT.get(names.get("year", ""))) is not None:
        return {"year": published.year + shift}
    if (shift := _MONTH_SHIFT.get(names.get("month", ""))) is not None:
        year, month = _shift_month(published, shift)
        return {"year": year, "month": month}
    if (shift := _DAY_SHIFT.get(names.get("day", ""))) is not None:
        return _day_fields(published, shift)
    if (shift := _WEEK_SHIFT.get(names.get("week", ""))) is not None and value.weekday is not None:
        return _day_fields(published, 7 * shift + value.weekday - published.weekday())
    if value.weekday is not None and value.day is None and names.get("anchor"):
        return _day_fields(published, _weekday_shift(value.weekday, names["anchor"], published))
    return {}


def _day_fields(day: dt.date, days: int) -> dict[str, int]:
    try:
        moved = day + dt.timedelta(days)
    except OverflowError:
        return {}
    return {"year": moved.year, "month": moved.month, "day": moved.day}


def _weekday_shift(weekday: int, anchor: str, published: dt.date) -> int:
    ahead = (weekday - published.weekday()) % 7
    return (ahead or 7) if anchor == "coming" else ahead - 7


def _from_calendar(value: DateValue, anchor: str, published: dt.date) -> dict[str, int]:
    """The year of a bare month or quarter, the month of a bare day: those of the publication unless the anchor
    (past, coming) says otherwise."""
    if value.year is not None:
        return {}
    if value.month is not None:
        here, there = (published.month, published.day), (value.month, value.day or published.day)
        shift = -1 if anchor == "past" and there > here else 1 if anchor == "coming" and there < here else 0
        return {"year": published.year + shift}
    if value.day is not None:
        shift = 1 if anchor == "coming" and value.day < published.day else 0
        if value.day - published.day > (0 if anchor == "past" else _FAR_AHEAD) and anchor != "coming":
            shift = -1
        year, month = _shift_month(published, shift)
        return {"year": year, "month": month}
    return {"year": published.year} if value.quarter or value.half else {}


def resolve(value: DateValue, key: str, published: dt.date) -> DateValue:
    """``value`` with the fields that the publication date implies; those are named in ``implied``.

    Bare days belong to the publication month (the press convention of ``24일 밝혔다``) or to the month before
    when they lie far ahead; bare months, quarters and halves to the publication year.
    """
    found = atoms(key)
    names = {name: atom.partition(":")[2] for name, atom in found.items()}
    if "era" in names or "decade" in names or "century" in names:
        return value
    settled = _from_atoms(value, names, published)
    open_slot = {"year", "month", "day", "week", "quarter"} & names.keys()
    if not settled and not open_slot:
        settled = _from_calendar(value, names.get("anchor", ""), published)
    return imply(value, settled)


def imply(value: DateValue, fields: Mapping[str, int]) -> DateValue:
    """``value`` with the missing ones of ``fields`` filled and marked implied, in its ``end`` too where a coarser
    field of the range is missing there."""
    missing = {name: number for name, number in fields.items() if getattr(value, name) is None}
    if not missing:
        return value
    end = value.end
    if end is not None:
        tail = {name: number for name, number in missing.items() if name != "day"}
        end = imply(end, tail)
    implied = tuple(dict.fromkeys((*value.implied, *missing)))
    return value.model_copy(update={**missing, "implied": implied, "end": end})


def follow(value: DateValue, key: str, before: DateValue | None) -> DateValue:
    """``value`` of an expression that points back into the text (이날, 전날, 같은 달), filled from the date before it."""
    if before is None or ("day" in before.implied and before.month is None):
        return value
    names = {name: atom.partition(":")[2] for name, atom in atoms(key).items()}
    if names.get("month") == "same_month":
        return imply(value, _present(before, ("year", "month")))
    if names.get("year") == "same_year":
        return imply(value, _present(before, ("year",)))
    shift = _TEXT_SHIFT.get(names.get("day", ""))
    if shift is None or before.day is None:
        return value
    return imply(value, _shifted(before, shift))


def _present(value: DateValue, fields: tuple[str, ...]) -> dict[str, int]:
    return {field: getattr(value, field) for field in fields if getattr(value, field) is not None}


def _shifted(value: DateValue, days: int) -> dict[str, int]:
    """Year, month and day of ``value`` moved by ``days``; across a month's end only where the month is known."""
    fields = _present(value, ("year", "month", "day"))
    if days == 0:
        return fields
    if len(fields) < 3:
        moved = fields["day"] + days
        return {**fields, "day": moved} if 1 <= moved <= 28 else {}
    try:
        start = dt.date(fields["year"], fields["month"], fields["day"])
    except ValueError:
        return {}
    return _day_fields(start, days)


def same_date(a: DateValue, b: DateValue, key_a: str = "", key_b: str = "") -> bool:
    """Whether both name the same date, period or time with the same fields (implied ones may stand in)."""
    return compatible(a, b, key_a, key_b) == "same"


def compatible(source: DateValue, target: DateValue, source_key: str = "", target_key: str = "") -> Agreement:
    """How ``target`` agrees with ``source``, the worst of all fields counting.

    ``same``; ``partial``: the target says less; ``added``: it gives a field that the source neither gives nor
    implies (an invented month); ``contradicted``: a field differs. The keys are the mentions' keys.
    """
    ours, theirs = atoms(source_key), atoms(target_key)
    grades = [_field_grade(field, source, target, "clock" in ours or "clock" in theirs) for field in FIELDS]
    grades += _key_grades(ours, theirs, source, target)
    if source.end is not None and target.end is not None:
        grades.append(compatible(source.end, target.end, source_key, target_key))
    elif source.end is not None:
        grades.append("partial")
    elif target.end is not None:
        grades.append("added")
    return max(grades, key=_SEVERITY.index)


def _field_grade(field: str, source: DateValue, target: DateValue, open_clock: bool) -> Agreement:
    ours, theirs = getattr(source, field), getattr(target, field)
    if theirs is None:
        return "same" if ours is None or field in source.implied or (field, ours) == ("minute", 0) else "partial"
    if ours is None:
        return "same" if field in target.implied or (field, theirs) == ("minute", 0) else "added"
    if _PART_CLASS.get(ours, ours) == _PART_CLASS.get(theirs, theirs):
        return "same"
    if field == "hour" and open_clock and (ours - theirs) % 12 == 0:
        return "same"
    return "contradicted"


def _key_grades(
    ours: Mapping[str, str], theirs: Mapping[str, str], source: DateValue, target: DateValue
) -> list[Agreement]:
    mine = {atom for name, atom in ours.items() if name != "clock"}
    other = {atom for name, atom in theirs.items() if name != "clock"}
    matched = {(a, b) for a in mine for b in other if _alike(a, b)}
    mine -= {a for a, _ in matched}
    other -= {b for _, b in matched}
    grades = [_missing_grade(atom, theirs, source, target) for atom in mine]
    return grades + [_extra_grade(atom, ours, source, target) for atom in other]


def _alike(a: str, b: str) -> bool:
    pair = {a.removeprefix("relative:"), b.removeprefix("relative:")}
    return a == b or any(pair <= group for group in _ALIKE)


def _resolved_alike(name: str, source: DateValue, target: DateValue) -> bool:
    """Whether both sides have the slot's number, given or implied, and it is the same."""
    field = "day" if name == "week" else name
    ours = getattr(source, field, None)
    return ours is not None and ours == getattr(target, field, None)


def _missing_grade(atom: str, theirs: Mapping[str, str], source: DateValue, target: DateValue) -> Agreement:
    name, soft = slot(atom), atom.removeprefix("relative:") in _SOFT
    if soft:
        return "contradicted" if theirs.get(name, atom) != atom else "same"
    if _resolved_alike(name, source, target):
        return "same"
    return "contradicted" if name in theirs else "partial"


def _extra_grade(atom: str, ours: Mapping[str, str], source: DateValue, target: DateValue) -> Agreement:
    name, soft = slot(atom), atom.removeprefix("relative:") in _SOFT
    if soft or _resolved_alike(name, source, target):
        return "same"
    if atom == "relative:this_year" and "anchor" in ours:
        return "partial"
    return "contradicted" if name in ours else "added"
