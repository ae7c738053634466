"""Defects that need no facts: empty or cut text, boilerplate, wrong script, repetition, length (A1, A2, A8, A9)."""

import re
from collections import Counter

from eval.metrics.evidence import CHECKS, Evidence
from pipeline.records import Lang
from pipeline.text.script import traditional_spans

_BOILERPLATE: dict[str, re.Pattern[str]] = {
    "ko": re.compile(r"무단\s*전재|재배포\s*금지|[ⓒ©]|\S+@\S+\.\S+|사진\s*[=:제]|자료\s*=|문의\s*[:：]|\[[^\]]*기자\]"),
    "en": re.compile(
        r"[ⓒ©]|all rights reserved|\S+@\S+\.\S+|as an ai\b|here is the|^\s*(?:translation|english|note)\s*:|```", re.I
    ),
    "zh": re.compile(
        r"[ⓒ©]|版权所有|严禁转载|\S+@\S+\.\S+|作为(?:一个)?人工智能|^\s*(?:翻译|译文|中文|注)\s*[:：]|```"
    ),
}
_COMPLETE: dict[str, re.Pattern[str]] = {
    "ko": re.compile(r"(?:[.?!…]|다|음|함|됨|임|요)[\"”’'」』)\]]*$"),
    "en": re.compile(r"[.?!…][\"”’')\]]*$"),
    "zh": re.compile(r"[。？！….?!][\"”’'」』）)\]]*$"),
}
_LIMITS: dict[str, tuple[int, int]] = {"ko": (10, 180), "en": (20, 480), "zh": (6, 150)}
"""Characters a sentence; the reference summaries lie well inside (a test says so)."""
_SCRIPTS = {
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "en": re.compile(r"[A-Za-z\u00c0-\u024f]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
}
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
_KANA = re.compile(r"[\u3041-\u30ff]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_BOTH = "著乾瞭於"
"""Characters that OpenCC rewrites though Simplified texts use them too (著名, 乾隆, 瞭望; 於 as a surname)."""
_WORDS = re.compile(r"[A-Za-z]+(?:\s+[A-Za-z]+){5,}")


def _script_faults(text: str, lang: Lang) -> list[tuple[str, tuple[int, int]]]:
    """(check, span) of each stretch in a script that ``lang`` doesn't allow."""
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    letters = counts["en"] / 4 + counts["ko"] + counts["zh"]
    share = counts[lang] / (4 if lang == "en" else 1) / letters if letters else 1.0
    if share < 0.4:
        return [("wrong_language", (0, len(text)))]
    if lang == "ko":
        run = _WORDS.search(text)
        return [("wrong_language", run.span())] if run else _long_han(text)
    faults = [("hangul_left", match.span()) for match in _HANGUL.finditer(text)]
    faults += [("wrong_language", match.span()) for match in _KANA.finditer(text)]
    if lang == "en":
        bare = re.sub(r"[(（][^)）]*[)）]", lambda m: " " * len(m.group()), text)
        faults += [("wrong_language", match.span()) for match in _HAN.finditer(bare)]
        return faults
    faults += [("wrong_language", match.span()) for match in _WORDS.finditer(text)]
    return faults + [("traditional", span) for span in traditional_spans(text) if text[slice(*span)] not in _BOTH]


def _long_han(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Stretches of seven or more Han characters: more than a name's hanja in a Korean text."""
    return [("wrong_language", m.span()) for m in _HAN.finditer(text) if len(m.group()) >= 7]


def repeated(text: str, lang: Lang) -> tuple[int, int] | None:
    """The span of a phrase said twice in a row, or of a longer phrase said three times; ``None`` if there is none."""
    twice = re.search(r"(.{6,}?)[\s,.。，、]*\1" if lang == "zh" else r"\b(\w.{10,}?)[\s,.]*\b\1", text)
    if twice:
        return twice.span()
    size = 8 if lang == "zh" else 4
    parts = list(text) if lang == "zh" else text.lower().split()
    grams = Counter(tuple(parts[i : i + size]) for i in range(len(parts) - size + 1))
    gram, count = grams.most_common(1)[0] if grams else ((), 0)
    if count < 3:
        return None
    start = text.lower().find(gram[0])
    return (start, len(text)) if start >= 0 else (0, len(text))


def sentence_faults(text: str, lang: Lang, index: int) -> list[Evidence]:
    """A1, A2, A8 and A9 of one sentence; an empty one is only A1."""
    born = "summary" if lang == "ko" else "translation"

    def evidence(check: str, span: tuple[int, int] | None, message: str) -> Evidence:
        found = text[slice(*span)] if span else ""
        code = CHECKS[check]
        return Evidence(
            code=code, check=check, lang=lang, born=born, sentence=index, span=span, found=found, message=message
        )

    if not text:
        return [evidence("empty", None, "nothing was written")]
    out = [evidence(check, span, check.replace("_", " ")) for check, span in _script_faults(text, lang)]
    notice = _BOILERPLATE[lang].search(text)
    if notice:
        out.append(evidence("boilerplate", notice.span(), "text that belongs to the page, not to the news"))
    if index >= 0 and not _COMPLETE[lang].search(text):
        out.append(evidence("truncated", (max(len(text) - 8, 0), len(text)), "the sentence doesn't end"))
    span = repeated(text, lang)
    if span:
        out.append(evidence("repetition", span, "a phrase is repeated"))
    low, high = _LIMITS[lang]
    if index >= 0 and not low <= len(text) <= high:
        out.append(evidence("length", None, f"{len(text)} characters; {low} to {high} are allowed"))
    return out


def twin_faults(texts: list[str], lang: Lang) -> list[Evidence]:
    """A8 for each sentence that says the same as an earlier one (identical but for spaces and punctuation)."""
    born = "summary" if lang == "ko" else "translation"
    seen: set[str] = set()
    out = []
    for index, text in enumerate(texts):
        key = re.sub(r"\W+", "", text).lower()
        if key and key in seen:
            out.append(
                Evidence(
                    code="A8",
                    check="repetition",
                    lang=lang,
                    born=born,
                    sentence=index,
                    span=(0, len(text)),
                    found=text,
                    message="the sentence repeats an earlier one",
                )
            )
        seen.add(key)
    return out
