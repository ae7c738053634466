"""What the program says of a brief, in Korean, English or Chinese: findings, how a release was read, a report's own
words. The report page, the files that are sent on and the review page all say it with ``Words``."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import cast

import yaml

from pipeline.io.reasons import reason
from pipeline.records import Finding, Lang, Reading, Reject

REPORT_LANGS: tuple[Lang, ...] = ("en", "ko", "zh")


class Words:
    """The strings of one language. Calling it fills a string in: ``words("list.more", count=100)``."""

    def __init__(self, lang: Lang, strings: Mapping[str, str]) -> None:
        self.lang = lang
        self.strings = strings

    def __call__(self, key: str, **values: object) -> str:
        """The string of ``key`` with ``values`` filled in; the last part of the key where no table has it."""
        text = self.strings.get(key, key.partition(".")[2] or key)
        return text.format(**values) if values else text

    def finding(self, finding: Finding, source: str = "") -> str:
        """What a finding says. English has the check's own message; the others are put together from its parts,
        with the ``source`` text for what its source span names. Empty where the check's name says it all."""
        if self.lang == "en":
            return finding.message
        own = f"expected.{finding.check}"
        expected = own if own in self.strings else "found.expected"
        said = [self(expected, expected=finding.expected)] if finding.expected else []
        if finding.found:
            said.append(self("found.found", found=finding.found))
        surface = source[slice(*finding.source_span)] if finding.source_span else ""
        if surface and said:
            return f"{surface}: {' · '.join(said)}"
        return surface or " · ".join(said) or self.strings.get(f"said.{finding.check}", "")

    def line(self, finding: Finding, source: str = "") -> str:
        """A finding where nothing else names its check: the message in English, else the check's name and parts."""
        said = self.finding(finding, source)
        name = "" if self.lang == "en" and said else self(f"check.{finding.check}")
        return ": ".join(filter(None, (name, said)))

    def reject(self, known: Reject) -> str:
        """Why an article got no brief."""
        return reason(known.detail, self.lang)

    def reading(self, known: Reading) -> str:
        """How the release was read."""
        return self("read.by", form=known.form, reader=known.reader, version=known.version)

    def warning(self, text: str) -> str:
        """What a reader warns of (``pictures left out: 2``) in words of the language, where it has some."""
        what, mark, rest = text.partition(": ")
        return f"{self.strings.get(f'read.{what}', what)}{mark}{rest}"

    def told(self, known: Reading | None) -> str:
        """How the release was read and what that lost, in one line; empty where a brief doesn't say.

        >>> words("en").told(Reading(reader="olefile", version="0.47", form="HWP 5", warnings=("pictures left out: 2",)))
        'HWP 5, read by olefile 0.47 (pictures left out: 2)'
        """
        if known is None:
            return ""
        warnings = "; ".join(self.warning(text) for text in known.warnings)
        return f"{self.reading(known)} ({warnings})" if warnings else self.reading(known)


def table(package: str, lang: Lang) -> dict[str, str]:
    """The strings that a package has for a language."""
    text = resources.files(package).joinpath(f"strings/{lang}.yaml").read_text(encoding="utf-8")
    return cast(dict[str, str], yaml.safe_load(text))


@lru_cache(maxsize=len(REPORT_LANGS))
def words(lang: Lang) -> Words:
    """The words of one language."""
    return Words(lang, table("pipeline.io", lang))
