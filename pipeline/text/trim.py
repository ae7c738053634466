"""A sentence made shorter by rule alone: brackets, asides, lead-ins and attributions taken away."""

import re

_BRACKETS = re.compile(r"\s*(?:\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|（[^（）]{0,80}）)")
_CONTRAST = re.compile(
    r"^(?:그런데|그러나|하지만|반면|반면에|다만|그래도|그럼에도|그 결과|그 덕에|그 덕분에)[,]?\s+(?=\S+\s+\S)"
)
_LEAD_IN = re.compile(r"^(?:한편|특히|또한|또|아울러|이어|이와 함께|이에 따라|그동안|이 밖에도?|더불어)[,]?\s+")


def without_brackets(text: str) -> str:
    """``text`` without what stands in brackets, on one line.

    >>> without_brackets("인공지능(AI) 중심도시 광주는 루산(卢山) 부성장을 만났다.")
    '인공지능 중심도시 광주는 루산 부성장을 만났다.'
    """
    previous = ""
    while previous != text:
        previous, text = text, _BRACKETS.sub("", text)
    return re.sub(r"\s+", " ", text).strip()


def trim(text: str) -> str:
    """``text`` without brackets and lead-ins.

    >>> trim("한편, 시는 25일(현지시간) 협약을 맺는다.")
    '시는 25일 협약을 맺는다.'
    """
    return _LEAD_IN.sub("", without_brackets(text))


def alone(text: str) -> str:
    """``text`` without the word that sets it against the sentence before it, which a brief may not tell.

    >>> alone("그러나 순손실은 35억원으로 늘었다.")
    '순손실은 35억원으로 늘었다.'
    """
    return _CONTRAST.sub("", text)


def spaced(short: str, source: str) -> str:
    """``short`` with its words parted as in ``source`` where it writes two of them as one.

    >>> spaced("시는 물을 주제로한 전시를 열었다.", "시는 물을 주제로 한 전시를 3월에 열었다.")
    '시는 물을 주제로 한 전시를 열었다.'
    """
    return " ".join(_parted(word, source) for word in short.split())


def _parted(word: str, source: str) -> str:
    """``word`` as ``source`` writes it: itself, or the words of ``source`` that it joins."""
    if word in source or len(word) < 3:
        return word
    found = re.search(r"(?<!\S)" + r" ?".join(map(re.escape, word)) + r"(?!\S)", source)
    return found.group() if found else word
