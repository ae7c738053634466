"""A Korean sentence of several clauses as sentences of one clause each.

Only clauses that stand side by side (고, 며, 으나, 지만) are cut apart: the connecting ending gives way to a final
one with the tense of the whole, and a clause without a subject gets the topic of the sentence.
"""

from collections.abc import Sequence
from itertools import pairwise

from kiwipiepy import Token

from pipeline.text.morph import kiwi, tokenize

_COORDINATING = frozenset(["고", "며", "으며", "으나", "나", "지만", "면서", "으면서", "는데", "은데"])
_SHORTEST = 14
"""Characters below which a clause isn't worth a sentence of its own."""
_INTENDED = frozenset(["예정", "계획", "방침", "목표", "겠"])
"""What the last verb intends holds for the clauses before it too, so they aren't cut off from it."""
_STATES = frozenset(["있", "없", "싶", "계시"])

Morph = tuple[str, str]


def split_clauses(text: str) -> list[str]:
    """The clauses of ``text`` as Korean sentences, in order; ``[text]`` where there is only one.

    A sentence that reports speech (다고 밝혔다) or carries quotation marks stays whole.
    """
    tokens = [(token.form, token.tag.split("-")[0], token.start, token.start + token.len) for token in tokenize(text)]
    if any(
        tag in ("SSO", "SSC") or (tag == "EC" and form in ("다고", "라고", "자고", "ᆫ다고"))
        for form, tag, _, _ in tokens
    ):
        return [text]
    cuts = [at for at in range(1, len(tokens) - 1) if _is_cut(tokens, at, text)]
    last = [form for form, _, _, _ in tokens[-6:]]
    if _INTENDED & set(last) or ("기", "로") in pairwise(last) or ("ᆯ", "것") in pairwise(last):
        cuts = [at for at in cuts if tokens[at - 1][1] == "EP"]
    if not cuts:
        return [text]
    return _sentences(text, tokens, cuts)


def _is_cut(tokens: Sequence[tuple[str, str, int, int]], at: int, text: str) -> bool:
    form, tag, start, end = tokens[at]
    if tag != "EC" or form not in _COORDINATING or tokens[at + 1][1] in ("VX", "EC", "JX"):
        return False
    return (
        start >= _SHORTEST
        and len(text) - end >= _SHORTEST
        and tokens[at - 1][1] in ("VV", "VA", "XSV", "XSA", "VCP", "EP", "VX")
    )


def _sentences(text: str, tokens: Sequence[tuple[str, str, int, int]], cuts: Sequence[int]) -> list[str]:
    past = any(form in ("었", "았", "였", "했") and tag == "EP" for form, tag, _, _ in tokens[-4:])
    topic = _topic(text, tokens, cuts[0])
    made: list[str] = []
    first = 0
    for cut in cuts:
        body = text[tokens[first][2] : tokens[cut - 1][2]]
        stem: list[Morph] = [tokens[cut - 1][:2]]
        if past and stem[0][1] != "EP":
            stem.append(("었", "EP"))
        elif stem[0][1] == "EP":
            body, stem = text[tokens[first][2] : tokens[cut - 2][2]], [tokens[cut - 2][:2], stem[0]]
        made.append(_with_topic(body + _joined(stem), topic if made else "", tokens[first:cut]))
        first = cut + 1
        if first < len(tokens) and tokens[first][1] == "SP":
            first += 1
    made.append(_with_topic(text[tokens[first][2] :], topic, tokens[first:]))
    return made


def _topic(text: str, tokens: Sequence[tuple[str, str, int, int]], until: int) -> str:
    """The words up to the first 은 or 는 of the first clause, or up to its subject; empty where there is neither."""
    for wanted in ("JX", "JKS"):
        for at in range(until):
            if tokens[at][1] == wanted and _is_topic(tokens, at):
                return text[: tokens[at][3]]
    return ""


def _is_topic(tokens: Sequence[tuple[str, str, int, int]], at: int) -> bool:
    """A subject's or topic's particle; not the 는 of 내년에는."""
    form, tag, _, _ = tokens[at]
    named = at == 0 or tokens[at - 1][1] != "JKB"
    return tag == "JKS" or (tag == "JX" and form in ("은", "는") and named)


def _with_topic(clause: str, topic: str, tokens: Sequence[tuple[str, str, int, int]]) -> str:
    own = any(_is_topic(tokens, at) for at in range(len(tokens)))
    return clause.strip() if own or not topic else f"{topic} {clause.strip()}"


def _joined(stem: Sequence[Morph]) -> str:
    """The stem with a plain final ending, written as Korean writes it: 하+었+다 → 했다; a present verb gets ㄴ다."""
    plain = stem[-1][1] in ("EP", "VA", "XSA", "VCP") or stem[-1][0] in _STATES
    ending = ("다", "EF") if plain else ("ᆫ다", "EF")
    return str(kiwi().join([*stem, ending, (".", "SF")]))


def inner_clauses(text: str) -> int:
    """How many clauses stand within the main one of a Korean sentence: endings that join a clause (-고, -며, -아서) or
    put it before a noun. A reporting frame (-다고 밝혔다), an auxiliary verb (-아지다, -고 있다) and the noun of a plan
    (-ㄹ 예정이다) don't make one.

    >>> inner_clauses("시는 예산이 3.2% 줄었다고 밝혔다."), inner_clauses("시가 비어 있던 집을 사서 고쳤다.")
    (0, 2)
    """
    tokens = tokenize(text)
    return sum(_joins(token, after) for token, after in pairwise(tokens))


def _joins(token: Token, after: Token) -> bool:
    if token.tag == "EC":
        return not after.tag.startswith("VX") and not token.form.endswith(("다고", "라고", "자고", "냐고"))
    return token.tag == "ETM" and after.tag != "NNB" and after.form not in ("예정", "계획", "방침", "전망")
