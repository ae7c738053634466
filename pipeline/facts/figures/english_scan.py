"""What looks like an English figure and isn't: dates, years, clock times, phone numbers, addresses of pages."""

from pipeline.facts.figures.korean_scan import NUMERIC_DATES, PHONES, WEB, blank, compiled

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_NTH = r"[0-9]{1,2}(?:st|nd|rd|th)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_DAYS = _DAY + r"(?:(?:\s?[-~]\s?|,\s|\s(?:to|and|through|or)\s)" + _DAY + r"){0,6}+"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_EARLY = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|till|circa|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring|[Aa]fter|[Bb]efore"
    r"|(?<!close )(?<!up )to|[Yy]ear|and|(?<!mum )(?<!excess )[Oo]f|[Bb]etween|through|AD|[Ff]or|[Tt]he)"
)
_LONG_AGO = r"(?:[Ii]n|[Ss]ince|by|[Ff]rom|[Uu]ntil|till|circa|year|AD)[\s-]\(?1[0-8][0-9]{2}(?![0-9])"
_NOT_UNIT = (
    r"(?![0-9,.]*[0-9]|\s?(?:%|percent|per|people|won|million|billion|yuan|dollars|km|kilo|m(?![a-z])|met|hectares|[A-Z][A-Za-z]+\s(?:dollars|won|yuan|yen|pounds|francs|pesos|rubles|rupees|Korean)|Korean|US|U\.S|euros?|yen|pounds|renminbi|[A-Z]{3}"
    r"|tons|places|companies|households|[°℃]))"
)
_ENDS = (
    r"(?=[,.;)]|$|\s(?:and|of|(?<!close )(?<!up )to|at|in|through|until|by|for|with|that|as|after|when|or|local|from|its?|they|he|she"
    r"|the|a|an|on)\s)"
)
_WORDS = (
    _MONTH + r"\s" + _DAYS + r"(?:,?\s" + _YEAR + r")?(?![0-9,]*[0-9]|\s?(?:%|percent|million|billion))",
    _MONTH + r",?\s" + _YEAR + r"\b",
    r"[Tt]he\s" + _NTH + r"\sof\s(?:this|last|next|the)\s(?:month|year)",
    r"(?<=\b[Oo]n )the\s"
    + _NTH
    + _ENDS
    + r"(?:\s(?:and|(?<!close )(?<!up )to|through|until|or)\s(?:the\s)?"
    + _NTH
    + r")?",
    r"(?<=\b[Ff]rom )the\s" + _NTH + r"\s(?:to|until|through)\s(?:the\s)?" + _NTH + r"(?!\s(?:cent|floor|place))",
    r"(?<=\b(?:by|By) )the\s" + _NTH + r"(?=[,.;]|$|\sof)",
    r"(?<=\b(?:until|since|after) )the\s" + _NTH + r"(?=[,.;]|$|\sof)",
    r"(?<=\bbefore )the\s" + _NTH + r"(?=[,.;]|$|\sof)",
    _EARLY + r"[\s-]\(?(?:19|20)[0-9]{2}(?:\s?[-/~]\s?[0-9]{2,4})?(?![0-9]|s\b)s?" + _NOT_UNIT,
    r"[Bb]etween\s1[0-9]{3}\sand\s[12][0-9]{3}(?![0-9,])",
    _LONG_AGO + r"(?:\s?[-/~]\s?[0-9]{2,4})?" + _NOT_UNIT,
    r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)(?:\s(?:and|to)\s(?:first|second|third|fourth))?[\s-]"
    r"(?:quarters?|half|time)\b",
    r"Q[1-4]\b|H[12]\b",
    r"(?:[Aa]rticles?|[Ss]ection|Sec\.|Art\.|[Pp]aragraph)\s[0-9]{1,4}(?:[-(][0-9]{1,3}\)?)?"
    r"(?:,?\s(?:[Pp]aragraph|[Ii]tem)\s[0-9]{1,3})?",
    r"(?:AD|A\.D\.)\s?[0-9]{1,4}\b",
    r"(?:at first|first of all|[Ss]econd[- ]hand|second nature|[Aa]t a second|split second|third part(?:y|ies)"
    r"|every second|first-hand|[Ff]irst [Ll]ady|[Ff]irst name|second-guess|[Nn]o one|one another|[Oo]ne of|this one"
    r"|that one|each one|the one|any one|[Dd]ouble[- ]digits?|[Ss]ingle[- ]digits?|former half"
    r"|half[- ](?:brother|sister|time|back|way))\b",
)
_DIGITS = (
    r"24/7\b",
    _DAYS + r"\s(?:of\s)?" + _MONTH + r"\b(?:,?\s" + _YEAR + r")?",
    r"(?:1[0-9]|20)[0-9]0s\b|[1-9]0s(?=\s(?:and|music|era))",
    r"(?:19|20)[0-9]{2}\s?[-/]\s?(?:19|20)?[0-9]{2}\b(?=\s(?:season|school|academic|fiscal)|[.,;)]|$)",
    r"[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:a\.m\.?|p\.m\.?|am\b|pm\b|AM\b|PM\b|o['’]clock)",
    r"(?:1st|2nd|3rd|4th)[\s-](?:quarters?|half)\b|[1-4]Q\b|[12]H\b",
    r"[0-9]{1,5}(?:,[0-9]{3})?\s?(?:AD|BCE?|CE|B\.C\.|A\.D\.)(?![A-Za-z])",
)
_MASK = compiled(
    ("A-Za-z", (r"(?<![A-Za-z0-9])(?:" + "|".join(_WORDS) + ")",)),
    ("0-9", (r"(?<![A-Za-z0-9.,])(?:" + "|".join(_DIGITS) + ")", *NUMERIC_DATES)),
    ("0-9(+", PHONES),
    ("A-Za-z0-9._%+-", WEB),
    ("(", (r"\([^()0-9]{0,24}" + _YEAR + r"(?:\s?-\s?" + _YEAR + r")?\)",)),
    ("'’‘", (r"['’‘][0-9]0s\b",)),
)


def mask(text: str) -> str:
    """Folded English ``text`` with everything blanked whose numbers are no figure; its length is unchanged."""
    return blank(text, _MASK)
