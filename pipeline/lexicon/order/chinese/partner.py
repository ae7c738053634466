"""With whom something is signed: 업체와 계약을 체결했다 is 与企业签署合同, not the contract of both."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.node import ACTING, NAMED, VERBAL, Node

_SIGNED = word_set("체결하 맺 교환하")
_PAPERS = ("계약", "협약", "협정", "양해각서", "업무협약", "합의서", "의향서", "약정", "MOU")
_PAPER = re.compile("协议|协定|合同|备忘录|意向书")
"""A paper inside the verb's own gloss (업무협약을 맺다)."""


def partnered(nodes: Sequence[Node]) -> list[Node]:
    """The last name or actor with 와 before such a paper and its verb is an adverbial, where a topic signs it."""
    made = list(nodes)
    for at, verb in enumerate(made):
        inside = _PAPER.search(verb.words) is not None
        if verb.role not in VERBAL or verb.lemma not in _SIGNED or not at or not (inside or _is_paper(made[at - 1])):
            continue
        first = max((n + 1 for n in range(at) if made[n].role in VERBAL and made[n].role != "relative"), default=0)
        partner = next((n for n in range(at - 1, first - 1, -1) if made[n].role == "link"), None)
        if partner is None or not _is_partner(made[partner]):
            continue
        if any(node.role in ("topic", "subject") for node in made[:partner]):
            made[partner] = made[partner]._replace(role="place", preposition="与")
    return made


def _is_paper(node: Node) -> bool:
    return node.role == "object" and node.lemma.endswith(_PAPERS)


def _is_partner(node: Node) -> bool:
    if node.form not in ("와", "과"):
        return False
    return node.is_a(*NAMED) or ACTING.search(node.lemma) is not None
