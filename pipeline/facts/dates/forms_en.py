"""How a date is written in English: the press's form first, then the other spellings that pass."""

from collections.abc import Iterable

from pipeline.facts.dates import terms_en as terms
from pipeline.facts.dates.calendar import atoms, given
from pipeline.records import DateValue, Rendering

Parts = dict[str, int | str]


def render_date(value: DateValue, key: str = "") -> Rendering:
    """``value`` (with the mention's ``key``) in English: ``the 24th``, ``March 15, 2026``, ``the end of last year``.

    The preferred form never tells a field that is only implied; the accepted ones may.
    """
    forms = list(_forms(_parts(value, key, ()), value))
    for extra in (("month",), ("month", "year"), ("year",), ("year", "month", "day")):
        if set(extra) <= set(value.implied) and (extra != ("year",) or "month" not in value.implied):
            forms += _forms(_parts(value, key, extra), value)
    accepted = tuple(dict.fromkeys(form for form in forms if form))
    return Rendering(
        preferred=accepted[0] if accepted else "", accepted=accepted, origin="rule", certain=bool(accepted)
    )


def _parts(value: DateValue, key: str, told: tuple[str, ...]) -> Parts:
    """Fields and key atoms by slot; the implied fields ``told`` are written out and replace their atoms."""
    parts: Parts = {}
    for slot, atom in atoms(key).items():
        kind, _, name = atom.partition(":")
        parts[slot] = name if kind in ("relative", "season", "decade", "century", "era", "clock") else atom
    parts.update(given(value))
    for field in told:
        number = getattr(value, field)
        parts[field] = number
    if told and parts.get("anchor"):
        parts.pop("anchor")
    if "month" in told or "day" in told:
        parts.pop("week", None)
    return parts


def _forms(parts: Parts, value: DateValue) -> list[str]:
    if value.end is None:
        return _single(parts)
    return _range(parts, value.end)


def _range(parts: Parts, end: DateValue) -> list[str]:
    """``A to B``: what both ends share, and what is relative, stands behind the last only."""
    relative = {slot: name for slot, name in parts.items() if isinstance(name, str) and slot not in ("part", "clock")}
    last: Parts = {**relative, **given(end)}
    shared = {slot for slot, number in last.items() if slot != "part" and parts.get(slot) == number}
    first: Parts = {slot: number for slot, number in parts.items() if slot not in shared} or parts
    forms: list[str] = []
    if isinstance(parts.get("month"), int) and first.keys() == {"day"}:
        forms += _same_month(parts, int(last["day"]))
    firsts, lasts = _single(first)[:2], _single(last)[:3]
    forms += [f"{start} {word} {final}" for word in ("to", "through") for start in firsts for final in lasts]
    return forms + [f"{start}-{final}" for start in firsts[:1] for final in lasts[:1]]


def _same_month(parts: Parts, last: int) -> list[str]:
    year = f", {parts['year']}" if isinstance(parts.get("year"), int) else ""
    forms = []
    for name in _month_names(int(parts["month"])):
        forms += [f"{name} {parts['day']} {word} {last}{year}" for word in ("to", "through")]
        forms += [f"{name} {parts['day']}-{last}{year}", f"{name} {parts['day']}–{last}{year}"]
        forms.append(f"{parts['day']}-{last} {name}{year.replace(',', '')}")
    words = terms.YEARS.get(str(parts.get("year")))
    return [f"{form} {words[0]}" for form in forms] if words else forms


def _single(parts: Parts) -> list[str]:
    """The forms of one date or period: the period of day or month, its part, and the time around it."""
    base = _base(parts)
    part = parts.get("part")
    if isinstance(part, str):
        base = _period_part(part, base, parts) if part in terms.PERIOD_PARTS else _day_part(part, base, parts)
    times = _times(parts)
    if not times:
        return base
    if not base:
        return times
    return [f"{time} {_on(day)}" for time in times for day in base[:3]] + [f"{day} at {times[0]}" for day in base[:2]]


def _on(day: str) -> str:
    plain = ("today", "yesterday", "tomorrow", "that day", "the day before yesterday", "the day after tomorrow")
    return day if day.startswith(("last ", "next ", "this ")) or day in plain else f"on {day}"


def _base(parts: Parts) -> list[str]:
    days = _days(parts)
    weekday = parts.get("weekday")
    if weekday is None:
        return days or _periods(parts)
    name = "the weekend" if weekday == "weekend" else terms.WEEKDAYS[int(weekday)]
    if days:
        return [f"{name}, {day}" for day in days[:4]] + [f"{day} ({name[:3]})" for day in days[:1]]
    week = str(parts.get("week", ""))
    if week in terms.WEEKS and weekday == "weekend":
        return [f"{terms.WEEKS[week].split()[0]} weekend"]
    if week in terms.WEEKS:
        return [f"{name} {terms.WEEKS[week]}" if week != "this_week" else f"{name} this week"]
    if "anchor" in parts:
        return (
            [f"last {name}", f"this past {name}", name]
            if parts["anchor"] == "past"
            else [f"this coming {name}", f"next {name}", name]
        )
    return [name, f"on {name}"]


def _days(parts: Parts) -> list[str]:
    day, month, year = parts.get("day"), parts.get("month"), parts.get("year")
    if isinstance(day, str):
        return list(terms.DAYS.get(day, ()))
    if day is None:
        return []
    if month is None and year is None:
        return [f"the {ordinal(day)}", ordinal(day)] + (
            [f"this coming {ordinal(day)}"] if parts.get("anchor") == "coming" else []
        )
    if isinstance(month, str):
        words = terms.MONTH_WORDS.get(month, ())
        return [f"the {ordinal(day)} of {word}" for word in words] + [f"{word} on the {ordinal(day)}" for word in words]
    if month is None:
        return []
    names = _month_names(int(month))
    dated = [f"{name} {day}" for name in names] + [f"{day} {name}" for name in names]
    dated += [f"{names[0]} {ordinal(day)}", f"the {ordinal(day)} of {names[0]}", f"{ordinal(day)} {names[0]}"]
    return _in_year(dated, year, comma=", ")


def _in_year(forms: list[str], year: int | str | None, comma: str) -> list[str]:
    if year is None:
        return forms
    if isinstance(year, str):
        return [f"{form} {word}" for word in terms.YEARS.get(year, ())[:2] for form in forms] + [
            f"{form} of {word}" for word in terms.YEARS.get(year, ())[:1] for form in forms[:1]
        ]
    split = comma if comma.strip() else " "
    return [f"{form}{split if form[0].isalpha() else ' '}{year}" for form in forms] + [
        f"{form} {year}" for form in forms
    ]


def _month_names(month: int) -> list[str]:
    name = terms.MONTHS[month - 1]
    short = [terms.SHORT_MONTHS[month], terms.SHORT_MONTHS[month][:3]] if month in terms.SHORT_MONTHS else []
    return [name, *short, *(["Sep."] if month == 9 else [])]


def ordinal(number: int) -> str:
    """``24th``, ``1st``, ``12th``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _periods(parts: Parts) -> list[str]:
    """Periods longer than a day: month, quarter, half, season, year, decade, century, week."""
    year = parts.get("year")
    for slot, forms in (("month", _months), ("quarter", _quarters), ("half", _halves), ("season", _seasons)):
        if slot in parts:
            return forms(parts, year)
    if isinstance(parts.get("week"), str):
        return [terms.WEEKS[str(parts["week"])]]
    if "decade" in parts:
        return [f"the {parts['decade']}s", f"{parts['decade']}s"]
    era = " BC" if "era" in parts else ""
    if "century" in parts:
        return [f"the {ordinal(int(parts['century']))} century{era}"]
    if isinstance(year, str):
        return list(terms.YEARS.get(year, ()))
    return [] if year is None else [f"{year}{era}"]


def _months(parts: Parts, year: int | str | None) -> list[str]:
    month = parts["month"]
    if isinstance(month, str):
        return list(terms.MONTH_WORDS.get(month, ()))
    names = _month_names(int(month))
    anchored = {"past": [f"last {names[0]}", f"this past {names[0]}"], "coming": [f"this coming {names[0]}"]}
    forms = _in_year(names, year, comma=" ")
    if year == "this_year":
        forms.append(f"this {names[0]}")
    return forms + anchored.get(str(parts.get("anchor")), [])


def _of_year(names: Iterable[str], year: int | str | None, codes: list[str]) -> list[str]:
    names = list(names)
    if year is None:
        return names + codes
    years = terms.YEARS.get(year, ())[:2] if isinstance(year, str) else (str(year),)
    forms = [f"{name} of {word}" for word in years for name in names]
    if isinstance(year, int):
        return forms + [f"{code} {year}" for code in codes] + [f"{codes[0]} of {year}"]
    return forms + [f"{years[0]}'s {name.removeprefix('the ')}" for name in names[:1]]


def _quarters(parts: Parts, year: int | str | None) -> list[str]:
    quarter = parts["quarter"]
    if isinstance(quarter, str):
        return list(terms.QUARTERS.get(quarter, ()))
    name = f"{terms.ORDINALS[int(quarter) - 1]} quarter"
    return _of_year((f"the {name}", name), year, [f"Q{quarter}", f"{quarter}Q"])


def _halves(parts: Parts, year: int | str | None) -> list[str]:
    name = f"{terms.ORDINALS[int(parts['half']) - 1]} half"
    return _of_year((f"the {name}", name), year, [f"H{parts['half']}", f"{parts['half']}H"])


def _seasons(parts: Parts, year: int | str | None) -> list[str]:
    season = str(parts["season"])
    names = [season, "fall"] if season == "autumn" else [season]
    if parts.get("anchor") == "past":
        return [f"last {name}" for name in names]
    if year == "this_year":
        return [f"this {name}" for name in names]
    if isinstance(year, int):
        return [f"the {name} of {year}" for name in names] + [f"{name} {year}" for name in names]
    words = terms.YEARS.get(str(year), ("",))
    return [f"{name} {words[0]}".strip() for name in names] + ([f"next {season}"] if year == "next_year" else [])


def _period_part(part: str, base: list[str], parts: Parts) -> list[str]:
    if "decade" in parts or "century" in parts:
        word = {"beginning": "early", "end": "late"}.get(part, part)
        named = [name.removeprefix("the ") for name in base]
        return [f"the {word}{'-' if word == 'mid' else ' '}{name}" for name in named] + [f"{word} {named[0]}"]
    forms = [pattern.format(name) for pattern in terms.PERIOD_PARTS[part] for name in base]
    if parts.get("year") == "this_year" and not {"month", "quarter", "half", "season"} & parts.keys():
        turn = "end" if part in ("late", "end") else "beginning"
        forms += [f"the {turn} of the year", *(["year-end"] if turn == "end" else [])] if part != "mid" else []
    return forms


def _day_part(part: str, base: list[str], parts: Parts) -> list[str]:
    special = {("today", "morning"): "this morning", ("today", "afternoon"): "this afternoon",
               ("today", "evening"): "this evening", ("today", "night"): "tonight",
               ("yesterday", "night"): "last night"}  # fmt: skip
    if (day := parts.get("day")) in ("today", "yesterday", "tomorrow") and isinstance(day, str):
        return [form for form in (special.get((day, part)), f"{day} {part}") if form]
    if day == "that_day":
        return [f"that {part}", f"the {part} of that day"]
    if day is None and "weekday" in parts:
        return [f"{name} {part}" for name in base[:2]]
    return [f"the {part} of {name}" for name in base] + [f"{name} in the {part}" for name in base[:2]]


def _times(parts: Parts) -> list[str]:
    hour, minute = parts.get("hour"), parts.get("minute")
    if not isinstance(hour, int):
        return []
    minutes = f":{int(minute):02d}" if minute else ""
    if "clock" in parts:
        return [f"{hour}{minutes}" if minutes else f"{hour} o'clock", f"{hour}:{int(minute or 0):02d}"]
    twelve, late = hour % 12 or 12, 12 <= hour < 24
    half = "p.m." if late else "a.m."
    plain = half.replace(".", "")
    forms = [
        f"{twelve}{minutes} {half}",
        f"{twelve}{minutes} {plain}",
        f"{twelve}{minutes}{plain}",
        f"{twelve}:{int(minute or 0):02d} {half}",
    ]
    forms += [f"{hour % 24:02d}:{int(minute or 0):02d}"]
    named = {12: "noon", 0: "midnight", 24: "midnight"}.get(hour) if not minute else None
    return [named, *forms] if named else forms
