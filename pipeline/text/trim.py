"""A sentence made shorter by rule alone: brackets, asides, lead-ins and attributions taken away."""

import re

_BRACKETS = re.compile(r"\s*(?:\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|（[^（）]{0,80}）)")
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
