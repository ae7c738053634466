"""What a release is made of, line by line: which lines are its text and which are its furniture.

Furniture is what press pages carry around a release: captions, bylines, contacts, copyright lines,
leftover markup, notes and end marks. It is left out of the sentences, never out of the raw body,
so that offsets stay true.
"""

import datetime as dt
import re
from typing import Literal

from pipeline.records import Record
from pipeline.text.morph import tokenize

LineKind = Literal["text", "markup", "caption", "byline", "contact", "copyright", "header", "note", "end"]

_CLOSING = r"[.!?。…][\"'”’」』)\]]*\s*$"
_MARKUP = re.compile(
    r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|<[/a-zA-Z!][^<>\n]{0,300}>|^\s*[|+=_~*#-]{3,}\s*$|^\s*\|+|\|+\s*$"
)
_KINDS: tuple[tuple[LineKind, re.Pattern[str]], ...] = (
    (
        "copyright",
        re.compile(r"무단\s*전재|재배포\s*금지|저작권자|공공누리|[ⓒ©]|All rights reserved", re.IGNORECASE),
    ),
    ("end", re.compile(r"^\s*[<\[(]?\s*(끝|이상)\s*[>\])]?\s*[.]?\s*$|^\s*#{2,}\s*$")),
    (
        "contact",
        re.compile(
            r"^[\s■□○●▣◇◆※*\-\[(<]*(보도자료\s*)?(문의|문의처|담당|담당자|담당\s*부서|담당부서|연락처|전화|배포처|책임자|자료\s*제공|자료제공|"
            r"언론\s*문의|홍보\s*담당|이메일|e-?mail|TEL)[\s:：)\]>/(]|☎|^\s*\S{0,30}\s*[\w.+-]+@[\w-]+\.[\w.]+\s*$",
            re.IGNORECASE,
        ),
    ),
    ("caption", re.compile(r"^\s*(?:[▲◀▶▼]|[\[(<]?\s*사진\s*(?:[=:：ㅣ|)\]>0-9]|설명|제공))")),
    ("note", re.compile(r"^\s*(?:※|\*{1,3}\s|\*{1,3}(?=[가-힣(]))|^\s*(?:붙임|별첨|첨부)\s*[0-9.:：]")),
    (
        "header",
        re.compile(
            r"^[\s■□○●▣◇◆\[(<]*(?:보\s*도\s*자\s*료|보도\s*참고\s*자료|보도\s*시점|보도\s*일시|보도일|배포\s*일시|배포일|즉시\s*보도|"
            r"작성일|등록일|입력|기사\s*입력|조회|승인)(?=[\s:：\]>)0-9(]|$)"
            r"|^[\s(\[]*(?:20\d\d|[‘’']\d\d)\s*[.년/-]\s*\d{1,2}\s*[.월/-]\s*\d{1,2}\s*[.일]?\s*(?:\([월화수목금토일]\))?[\s)\]]*$"
        ),
    ),
    (
        "byline",
        re.compile(r"^\s*[가-힣]{2,4}\s*(?:선임|수습|인턴)?\s*(?:기자|특파원|리포터)\s*(?:[\w.+-]+@[\w.-]+)?\s*$"),
    ),
)
_LEADING_BYLINE = re.compile(
    r"^\s*(?:\[[^\]\n]{1,40}(?:=|기자|특파원)[^\]\n]{0,40}\]|\([^)\n]{1,30}=[^)\n]{1,30}\)\s*[가-힣]{2,4}\s*기자\s*=|"
    r"[가-힣]{2,4}\s*기자\s*=|[\[(<【]\s*보도\s*(?:참고\s*)?자료\s*[\])>】](?=\s*\S))\s*"
)
_ABOUT = re.compile(
    r"^\s*[■□◆◇●○▣\[<#]*\s*(?:\S{1,20}\s+){1,3}소개\s*[\]>]?\s*$|^\s*[■□◆◇●○▣\[<#]*\s*(?:회사|기관|기업)\s*(?:소개|개요)\s*[\]>]?\s*$|^\s*About\s+\S"
)
_BULLET = re.compile(r"^\s*(?:[□○●■◇◆▷▶ㅇ◦▪•·∙❍❏]|[-–—]\s|\(?\d{1,2}[.)]\s|[①-⑳])\s*")
_DATE = re.compile(
    r"(?<!\d)(20\d\d|[‘’'](?:2\d))\s*[.년/-]\s*(1[0-2]|0?[1-9])\s*[.월/-]\s*(3[01]|[12]\d|0?[1-9])(?!\d)"
)
_TITLE_CHARS = 90
_GOES_ON = ("ETM", "EC", "JKO", "JKS", "JKB", "JKG", "JX", "JC")


class Line(Record):
    """One line of the body: its kind and the span ``[start, end)`` of what remains of it."""

    kind: LineKind
    start: int
    end: int
    block: int


class Cleaned(Record):
    """The title and publication date where the text gives them, and its text lines."""

    title: str | None
    published: dt.date | None
    lines: tuple[Line, ...]


def line_kind(line: str) -> LineKind:
    """What a line of a release is.

    >>> line_kind("▲ 협약식에 참석한 관계자들")
    'caption'
    >>> line_kind("광주시는 24일 협약을 체결했다.")
    'text'
    """
    if not _MARKUP.sub("", line).strip(" |\t·-"):
        return "markup"
    for kind, pattern in _KINDS:
        if pattern.search(line) and not (kind in ("caption", "note") and _is_sentence(line)):
            return kind
    return "text"


def _is_sentence(line: str) -> bool:
    """A full sentence: bullets such as ▲ begin list items as well as captions."""
    return re.search(r"[가-힣]다" + _CLOSING, line) is not None


def clean(body: str, title: str | None = None, published: dt.date | None = None) -> Cleaned:
    """The body's text lines with spans in ``body``; what is given as title or date is kept."""
    lines = _lines(body)
    published = published or _published(body, lines)
    if title is None:
        title, lines = _take_title(body, lines)
    else:
        lines = [line for line in lines if _squeeze(body[line.start : line.end]) != _squeeze(title)]
    return Cleaned(title=title, published=published, lines=tuple(line for line in lines if line.kind == "text"))


def _lines(body: str) -> list[Line]:
    """Every non-blank line with its kind; ``block`` counts paragraphs parted by blank lines."""
    lines: list[Line] = []
    block = 0
    about = False
    for match in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|$)", body):
        text = match.group().rstrip()
        if not text:
            block += 1
            continue
        start, end = match.start(), match.start() + len(text)
        tag = _LEADING_BYLINE.match(text)
        kind = line_kind(text[tag.end() :] if tag else text)
        about = about or (bool(lines) and _ABOUT.match(text) is not None)
        kind = "note" if about and kind == "text" else kind
        if kind == "text":
            start, end = _strip(body, start, end)
        if start < end:
            lines.append(Line(kind=kind, start=start, end=end, block=block))
    return lines


def _strip(body: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading byline, bullet, markup or space, and without trailing markup."""
    for pattern in (_LEADING_BYLINE, _BULLET, re.compile(r"^\s*(?:\|\s*|#{1,6}\s+|<[^<>]{0,300}>\s*)+")):
        match = pattern.match(body[start:end])
        if match:
            start += match.end()
    tail = re.search(r"(?:\s*\||\s*<[^<>]{0,300}>)+$", body[start:end])
    end = start + tail.start() if tail else end
    while start < end and body[start].isspace():
        start += 1
    return start, end


def _take_title(body: str, lines: list[Line]) -> tuple[str | None, list[Line]]:
    """The first text line when it reads as a title, with it and its subtitles taken out of ``lines``."""
    texts = [line for line in lines if line.kind == "text"]
    if len(texts) < 2:
        return None, lines
    first = body[texts[0].start : texts[0].end]
    if len(first) > _TITLE_CHARS or re.search(r"[가-힣]다[.!]\s*$", first):
        return None, lines
    block = [body[line.start : line.end] for line in texts if line.block == texts[0].block]
    tokens = tokenize(first)  # none where the line is all control characters
    if tokens and tokens[-1].tag in _GOES_ON and any(map(_is_sentence, block)):
        return None, lines  # a hard-wrapped sentence, not a title
    taken = {texts[0].start}
    for line in texts[1:4]:
        text = body[line.start : line.end]
        if len(text) > _TITLE_CHARS or _is_sentence(text) or line.block > texts[0].block + 1:
            break
        taken.add(line.start)  # a subtitle
    return first.strip(" [](){}<>「」『』"), [line for line in lines if line.start not in taken]


def _published(body: str, lines: list[Line]) -> dt.date | None:
    """A full date in a header line, or alone on one of the first or last lines."""
    for index, line in enumerate(lines):
        text = body[line.start : line.end]
        edge = index < 5 or index >= len(lines) - 3
        if line.kind == "header" or (edge and len(text) <= 40):
            found = _DATE.search(text)
            if found and (day := _day(*found.groups())):
                return day
    return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    full = int(year) if year.isdigit() else 2000 + int(year[1:])
    try:
        return dt.date(full, int(month), int(day))
    except ValueError:
        return None


def _squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text)
