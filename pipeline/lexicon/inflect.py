"""English verb forms, for glosses that carry the Korean ending over: base, past, participle, third person.

Only the first word of a gloss is inflected ("carry out" → "carried out"), "be" phrases through "be".
"""

import re
from collections.abc import Callable

_IRREGULAR = {
    line.split()[0]: (line.split()[1], line.split()[2])
    for line in """
    arise arose arisen|become became become|repay repaid repaid|mistake mistook mistaken|spit spat spat|outrun outran outrun
    grind ground ground|rewrite rewrote rewritten|resell resold resold|retake retook retaken|foretell foretold foretold|input input input
    begin began begun|bend bent bent|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
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
_DEGREES = {
    "good": ("better", "best"),
    "better": ("better", "best"),
    "bad": ("worse", "worst"),
    "many": ("more", "most"),
    "much": ("more", "most"),
    "few": ("fewer", "fewest"),
    "little": ("less", "least"),
    "far": ("farther", "farthest"),
    "different": ("more different", "most different"),
}
_VERBS_IN_LY = frozenset(
    {"apply", "supply", "rely", "comply", "multiply", "reply", "imply", "fly", "ally", "rally", "tally"}
)
_PLAIN = "early fast hard late long far high low only deep straight close alone same much right wrong"
_ADVERBS = {"good": "well"} | {word: word for word in _PLAIN.split()}
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


_PLURALS = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "percent": "percent",
    "won": "won",
    "yuan": "yuan",
    "yen": "yen",
    "analysis": "analyses",
    "basis": "bases",
    "crisis": "crises",
    "half": "halves",
    "leaf": "leaves",
    "knife": "knives",
    "shelf": "shelves",
    "tomato": "tomatoes",
    "potato": "potatoes",
    "hero": "heroes",
    "tooth": "teeth",
    "foot": "feet",
    "mouse": "mice",
    "quiz": "quizzes",
    "bus": "buses",
    "gas": "gases",
}
_MASS = frozenset(
    ["rice", "milk", "water", "kimchi", "gimbap", "housing", "equipment", "furniture", "clothing", "bread", "coal", "flour", "sugar", "salt", "oil", "gasoline", "blood", "seaweed", "tofu", "meat", "beef", "pork", "chicken", "fish", "squid", "shrimp", "aircraft", "spacecraft", "sheep", "deer", "livestock", "poultry", "soap", "honey", "tea", "coffee", "beer", "wine", "makgeolli", "soju", "juice", "medicine", "seafood", "software", "hardware", "information", "advice", "data", "evidence", "research", "staff", "personnel", "traffic", "luggage", "cargo", "freight", "fuel", "steel", "cement", "sand", "gravel", "garbage", "waste", "lumber", "timber", "footwear", "ramyeon", "tteok", "jewelry", "cash", "money", "help", "music", "knowledge", "feed", "fertilizer", "underwear", "bedding", "sewage", "rainwater", "labor", "Hanwoo", "hanwoo", "species", "series", "earthenware",
        "metalware",
        "porcelain",
        "pottery",
        "tableware",
        "stationery", "ginseng", "garlic", "cabbage"]
)  # fmt: skip
"""Nouns that take no plural: two bottles of milk, 300 bags of rice."""


def plural(noun: str) -> str:
    """The plural of a noun phrase's last word.

    >>> plural("point"), plural("city"), plural("person"), plural("box")
    ('points', 'cities', 'people', 'boxes')
    """
    if noun.endswith(" in charge"):
        return f"{plural(noun.removesuffix(' in charge'))} in charge"
    start, space, word = noun.rpartition(" ")
    if word in _PLURALS.values():
        return noun
    if word in _PLURALS:
        return start + space + _PLURALS[word]
    if word in _MASS or (word.endswith("s") and not word.endswith(("ss", "us", "as", "is"))):
        return noun
    if re.search(r"[^aeiou]y$", word):
        return start + space + word[:-1] + "ies"
    return start + space + word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")


def comparative(adjective: str) -> str:
    """The comparative of an adjective.

    >>> comparative("high"), comparative("big"), comparative("early"), comparative("many"), comparative("serious")
    ('higher', 'bigger', 'earlier', 'more', 'more serious')
    """
    return _graded(adjective, 0, "more")


def superlative(adjective: str) -> str:
    """The superlative of an adjective.

    >>> superlative("high"), superlative("large"), superlative("many"), superlative("serious")
    ('highest', 'largest', 'most', 'most serious')
    """
    return _graded(adjective, 1, "most")


def adverb(adjective: str) -> str:
    """The adverb of an adjective.

    >>> adverb("quick"), adverb("easy"), adverb("stable"), adverb("good"), adverb("early")
    ('quickly', 'easily', 'stably', 'well', 'early')
    """
    if adjective in _ADVERBS or " " in adjective or adjective.endswith("ly"):
        return _ADVERBS.get(adjective, adjective)
    if adjective.endswith("ic"):
        return adjective + "ally"
    if re.search(r"(?:[^aeiou]le|ll)$", adjective):
        return adjective.removesuffix("e") + "y" if adjective.endswith("ll") else adjective[:-1] + "y"
    return (adjective[:-1] + "i" if re.search(r"[^aeiou]y$", adjective) else adjective) + "ly"


def _graded(adjective: str, degree: int, word: str) -> str:
    if adjective in _DEGREES:
        return _DEGREES[adjective][degree]
    syllables = len(re.findall(r"[aeiouy]+", adjective.removesuffix("e")))
    if " " in adjective or syllables > 2 or (syllables == 2 and not adjective.endswith(("y", "ow"))):
        return f"{word} {adjective}"
    ending = ("er", "est")[degree]
    if adjective.endswith("e"):
        return adjective + ending[1:]
    if re.search(r"[^aeiou]y$", adjective):
        return adjective[:-1] + "i" + ending
    doubled = re.search(r"^[^aeiou]*[aeiou][bdgmnpt]$", adjective) is not None
    return adjective + (adjective[-1] if doubled else "") + ending


def is_modal(phrase: str) -> bool:
    """Whether a verb phrase begins with a modal verb, which takes no endings."""
    return phrase.partition(" ")[0] in _MODALS


def _first(phrase: str, form: Callable[[str], str]) -> str:
    word, space, rest = phrase.partition(" ")
    if rest and (word == "there" or (word.endswith("ly") and word not in _VERBS_IN_LY)):
        return f"{word} {_first(rest, form)}"
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


_BASES = {past_form: base for base, (past_form, _) in _IRREGULAR.items()} | {"has": "have", "does": "do", "goes": "go"}
"""The base of an irregular past form."""


def participle_of(finite: str) -> str:
    """The past participle for a finite verb phrase.

    >>> participle_of("took part"), participle_of("carries out"), participle_of("planned")
    ('taken part', 'carried out', 'planned')
    """
    word, space, rest = finite.partition(" ")
    if word not in _BASES and word.endswith("ed") and word not in _IRREGULAR:
        return finite
    return f"{_participle(_BASES.get(word) or _singular(word))}{space}{rest}"


def _singular(word: str) -> str:
    """The base of a regular third person; other words as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def gerund_of(finite: str) -> str:
    """The -ing form for a finite verb phrase.

    >>> gerund_of("opens a school"), gerund_of("took part")
    ('opening a school', 'taking part')
    """
    word, space, rest = finite.partition(" ")
    return f"{_gerund(_BASES.get(word) or _singular(word))}{space}{rest}"
