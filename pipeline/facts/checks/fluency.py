"""What is wrong with a target text as a text: its script, its language, its ending, its repetitions."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.records import Finding, TargetLang
from pipeline.text.script import counts, traditional_spans

_HANGUL_RUN = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]+(?:\s+[\uac00-\ud7a3]+)*")
_CUT_EN = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|in|on|at|for|with|by|from|that|which|its|their|as)|[,(\-–])\s*$", re.IGNORECASE
)
_CUT_ZH = re.compile(r"(?:[,，、(（\-]|[的和与在对将把被从及])\s*$")
_CHATTER = re.compile(
    r"^\s*(?:(?:english |chinese )?translat(?:ion|ed)\s*:|here is the|sure[,!]|译文\s*[:：]|翻译\s*[:：]|以下是)",
    re.IGNORECASE,
)
MIN_LETTERS = 4
REPEAT_WORDS, REPEAT_CHARS = 4, 8
SHORT_RATIO, LONG_RATIO = {"en": 0.7, "zh": 0.22}, {"en": 6.0, "zh": 2.2}


def check_text(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """Findings about the target as a text; spans are in ``target``."""
    if not target.strip():
        yield Finding(check="truncated", severity="block", lang=lang, message="the translation is empty")
        return
    yield from _scripts(target, lang)
    yield from _repetition(target, lang)
    cut = (_CUT_EN if lang == "en" else _CUT_ZH).search(target)
    if cut and len(target) > 12:
        yield _finding("truncated", lang, "the sentence breaks off", target, cut.span())
    chatter = _CHATTER.search(target)
    if chatter and not _CHATTER.search(source):
        yield _finding("wrong_language", lang, "the model talks instead of translating", target, chatter.span())
    yield from _length(source, target, lang)


def _finding(check: str, lang: TargetLang, message: str, target: str, span: tuple[int, int]) -> Finding:
    found = target[slice(*span)]
    return Finding(check=check, severity="block", lang=lang, message=f"{message}: '{found}'", found=found, span=span)


def _scripts(target: str, lang: TargetLang) -> Iterator[Finding]:
    """Hangul left over, Traditional characters, or another language altogether."""
    for match in _HANGUL_RUN.finditer(target):
        yield _finding("hangul_left", lang, "Korean was left untranslated", target, match.span())
    if lang == "zh" and (spans := traditional_spans(target)):
        yield _finding(
            "traditional", lang, "Traditional characters in Simplified Chinese", target, (spans[0][0], spans[-1][1])
        )
    found = counts(target)
    letters = sum(found.values())
    if letters < MIN_LETTERS:
        return
    right = found["latin"] if lang == "en" else found["han"]
    if lang == "en" and found["han"] and right / letters < 0.9:
        message = "Chinese characters in the English"
    elif right / letters < (0.5 if lang == "en" else 0.25):
        message = f"this isn't {'English' if lang == 'en' else 'Chinese'}"
    else:
        return
    yield Finding(check="wrong_language", severity="block", lang=lang, message=message, found=target[:60])


def _repetition(target: str, lang: TargetLang) -> Iterator[Finding]:
    """A run of words said twice, as looping models do."""
    units = re.findall(r"\w+", target.lower()) if lang == "en" else re.findall(r"[\u4e00-\u9fff]|\w+", target)
    size = REPEAT_WORDS if lang == "en" else REPEAT_CHARS
    runs = Counter(tuple(units[i : i + size]) for i in range(len(units) - size + 1))
    run, times = max(runs.items(), key=lambda item: item[1], default=((), 1))
    if times >= 2 and len(set(run)) > 1 and not all(unit.isdigit() for unit in run):
        text = (" " if lang == "en" else "").join(run)
        severity = "block" if times >= 3 else "warn"
        yield Finding(
            check="repetition", severity=severity, lang=lang, message=f"said {times} times: '{text}'", found=text
        )


def _length(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    size = len(re.sub(r"\s", "", source))
    if size < 20:
        return
    ratio = len(target) / size
    if not SHORT_RATIO[lang] <= ratio <= LONG_RATIO[lang]:
        word = "short" if ratio < SHORT_RATIO[lang] else "long"
        message = f"the translation is very {word} for its source ({ratio:.1f} characters a source character)"
        yield Finding(check="length", severity="warn", lang=lang, message=message)
