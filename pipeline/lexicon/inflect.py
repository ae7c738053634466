"""English verb forms, for glosses that carry the Korean ending over: base, past, participle, third person.

Only the first word of a gloss is inflected ("carry out" → "carried out"), "be" phrases through "be".
"""

import re
from collections.abc import Callable

_IRREGULAR = {
    line.split()[0]: (line.split()[1], line.split()[2])
    for line in """
    become became become|begin began begun|bend bent bent|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
    break broke broken|bring brought brought|broadcast broadcast broadcast|build built built|burn burned burned
    buy bought bought|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut
    deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
    fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown
    forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|freeze froze frozen
    get got got|give gave given|go went gone|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden
    hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|learn learned learned
    leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant
    meet met met|mislead misled misled|offset offset offset|outdo outdid outdone|overcome overcame overcome|oversee oversaw overseen
    overtake overtook overtaken|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|redo redid redone
    reset reset reset|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
    sell sold sold|send sent sent|set set set|sew sewed sewn|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
    show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept
    slide slid slid|speak spoke spoken|spend spent spent|spin spun spun|split split split|spread spread spread|stand stood stood
    steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept
    swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
    think thought thought|throw threw thrown|thrust thrust thrust|undergo underwent undergone|understand understood understood
    undertake undertook undertaken|upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won
    wind wound wound|withdraw withdrew withdrawn|withstand withstood withstood|write wrote written|bear bore borne|beat beat beaten
    bid bid bid|breed bred bred|cast cast cast|creep crept crept|dwell dwelt dwelt|fit fit fit|lean leaned leaned|leap leaped leaped
    rid rid rid|sow sowed sown|spill spilled spilled|spoil spoiled spoiled|sting stung stung|string strung strung|uphold upheld upheld
    """.replace("\n", "|").split("|")
    if line.strip()
}  # fmt: skip
_MODALS = {"can": "could", "will": "would", "may": "might", "must": "had to", "should": "should", "cannot": "could not"}
_DOUBLED = {"admit", "commit", "control", "equip", "expel", "occur", "omit", "permit", "plan", "prefer", "refer", "regret"} | {
    "stop", "drop", "step", "ship", "shop", "slip", "trap", "rob", "ban", "top", "cap", "tap", "wrap", "map", "scrap", "submit", "transfer",
    "trim", "hug", "plug", "tag", "program", "fit", "set", "cut", "put", "run", "win", "begin", "get", "hit", "sit", "split", "quit", "dig",
    "swim", "let", "forget", "shut", "spin", "rid", "bid", "beg", "chat", "stir", "star", "unwrap", "recur", "compel", "propel", "rebut",
}  # fmt: skip


def past(phrase: str) -> str:
    """The simple past of a verb phrase.

    >>> past("carry out"), past("be held"), past("rise"), past("plan to")
    ('carried out', 'was held', 'rose', 'planned to')
    """
    return _first(phrase, _past)


def third(phrase: str) -> str:
    """The third person singular of a verb phrase.

    >>> third("carry out"), third("be held"), third("have"), third("can")
    ('carries out', 'is held', 'has', 'can')
    """
    return _first(phrase, _third)


def participle(phrase: str) -> str:
    """The past participle of a verb phrase.

    >>> participle("carry out"), participle("be held"), participle("rise")
    ('carried out', 'been held', 'risen')
    """
    return _first(phrase, _participle)


def gerund(phrase: str) -> str:
    """The -ing form of a verb phrase.

    >>> gerund("carry out"), gerund("be held"), gerund("make"), gerund("cut")
    ('carrying out', 'being held', 'making', 'cutting')
    """
    return _first(phrase, _gerund)


def plural(noun: str) -> str:
    """The plural of a noun phrase's last word.

    >>> plural("point"), plural("city"), plural("person"), plural("box")
    ('points', 'cities', 'people', 'boxes')
    """
    start, space, word = noun.rpartition(" ")
    same = {"person": "people", "child": "children", "man": "men", "woman": "women", "percent": "percent", "won": "won"}
    if word in same:
        return start + space + same[word]
    if re.search(r"[^aeiou]y$", word):
        return start + space + word[:-1] + "ies"
    return start + space + word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")


def is_modal(phrase: str) -> bool:
    """Whether a verb phrase begins with a modal verb, which takes no endings."""
    return phrase.partition(" ")[0] in _MODALS


def _first(phrase: str, form: Callable[[str], str]) -> str:
    word, space, rest = phrase.partition(" ")
    return form(word) + space + rest


def _past(word: str) -> str:
    if word == "be":
        return "was"
    return _MODALS.get(word) or (_IRREGULAR[word][0] if word in _IRREGULAR else _regular(word))


def _participle(word: str) -> str:
    if word == "be":
        return "been"
    return _IRREGULAR[word][1] if word in _IRREGULAR else _regular(word)


def _regular(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return (word + word[-1] if word in _DOUBLED else word) + "ed"


def _third(word: str) -> str:
    if word in _MODALS:
        return word
    if word in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[word]
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def _gerund(word: str) -> str:
    if re.search(r"[^aeiouy]e$|ue$", word) and word not in ("be", "see", "agree"):
        return word[:-1] + "ing"
    if word.endswith("ie"):
        return word[:-2] + "ying"
    return (word + word[-1] if word in _DOUBLED else word) + "ing"
