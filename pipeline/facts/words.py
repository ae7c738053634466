"""Where words begin and end in a Korean text: Kiwi's tokens, with our own rule for particles beside them."""

import re
from bisect import bisect_left
from functools import cached_property

from kiwipiepy import Token

from pipeline.text.morph import printable, tokenize

_LETTER = re.compile(r"[가-힣A-Za-z0-9]")
_HEAD = re.compile(r"(?<![가-힣A-Za-z0-9])\S")
_AFTER_NAMES = r"측|내|간|발|행|산|권|인|계|쪽|전|시민|도민|군민|구민|주민|지역|일대|일원|전역|시내|출신|소재|현지|정부|당국|기업|공장|본사|지사|지점|사무소"
_PARTICLES = r"은|는|이|가|을|를|의|에|에서|에서는|에는|에도|에게|으로|로|와|과|도|만|부터|까지|보다|처럼|서|서는|라는|이라는|이며|이자|이고|및|등|들|들은|들이|들을"
_FOLLOWS = re.compile(rf"(?=[가-힣])(?:{_AFTER_NAMES})?(?:{_PARTICLES})?(?![가-힣])")
_NOUNS = frozenset({"NNP", "NNG", "NNB", "NR", "NP", "XR", "XSN", "XPN", "SL", "SH", "SN", "SW"})
LONGEST_PARTICLE = 8


class Words:
    """A text with its tokens; every position is an offset in characters of ``text``."""

    def __init__(self, text: str) -> None:
        self.text = printable(text)

    @cached_property
    def tokens(self) -> list[Token]:
        """Kiwi's tokens in order."""
        return tokenize(self.text)

    @cached_property
    def starting(self) -> dict[int, Token]:
        """The token that starts at a position (the first, where a contraction makes two)."""
        found: dict[int, Token] = {}
        for token in self.tokens:
            found.setdefault(token.start, token)
        return found

    @cached_property
    def ending(self) -> dict[int, Token]:
        """The token that ends at a position."""
        return {token.start + token.len: token for token in self.tokens}

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that start in ``[start, end)``, in order."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def openings(self) -> list[int]:
        """All positions where a word can begin, ascending."""
        heads = {found.start() for found in _HEAD.finditer(self.text)}
        return sorted(heads.union(at for at in self.starting if at not in heads and self.opens(at)))

    def opens(self, at: int) -> bool:
        """Whether a word can begin at ``at``."""
        if at == 0 or not _LETTER.match(self.text[at - 1]):
            return True
        token = self.starting.get(at)
        return token is not None and str(token.tag) in _NOUNS and not _same_latin(self.text, at)

    def closes(self, at: int) -> bool:
        """Whether a word can end at ``at``: a token ends there, or a particle or nothing of a word follows."""
        if at >= len(self.text) or not _LETTER.match(self.text[at]):
            return True
        if _same_latin(self.text, at):
            return False
        return at in self.ending or bool(_FOLLOWS.match(self.text, at, at + LONGEST_PARTICLE + 1))

    def verbal(self, start: int, end: int) -> bool:
        """Whether the span is the stem of a verb (부산하다) or all in one (지난); Kiwi may cut a long name so by mistake."""
        after = self.starting.get(end)
        if after is not None and str(after.tag) in ("XSV", "XSA"):
            return True
        token = self.starting.get(start)
        whole = token is not None and (token.start + token.len >= end or end - start <= 2)
        return token is not None and whole and str(token.tag)[:2] in ("VV", "VA", "VX", "MM", "MA", "EC", "EF")

    def proper(self, start: int, end: int) -> bool:
        """Whether Kiwi reads exactly this span, or a longer name that it heads, as a proper noun."""
        token = self.starting.get(start)
        return token is not None and str(token.tag) == "NNP" and token.start + token.len >= end


def _same_latin(text: str, at: int) -> bool:
    """Two Latin letters or digits stand on both sides of ``at``."""
    return all(char.isascii() and char.isalnum() for char in text[at - 1 : at + 1]) and 0 < at < len(text)
