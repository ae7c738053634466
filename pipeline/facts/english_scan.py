"""What looks like an English figure and isn't: dates, years, clock times, phone numbers, addresses of pages."""

import re

from pipeline.facts.figures_scan import NUMERIC_DATES, PHONES, WEB, blank

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_DAYS = _DAY + r"(?:(?:\s?[-~]\s?|\sto\s|\sand\s|,\s|\sthrough\s|\sor\s)" + _DAY + r"){0,6}"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_EARLY = r"(?:in|since|by|from|until|till|circa|early|late|mid|during|after|before|around|to|year|and|of|between|through|AD|for|the)"
_NOT_UNIT = r"(?![0-9,.]*[0-9]|\s?(?:%|percent|per|people|won|million|billion|yuan|dollars|km|kilo|m(?![a-z])|met|hectares|tons|places|companies|households|[°℃]))"
_ENGLISH = (
    r"\b" + _MONTH + r"\s" + _DAYS + r"(?:,?\s" + _YEAR + r")?(?![0-9,]*[0-9]|\s?(?:%|percent|million|billion))",
    r"\b" + _DAYS + r"\s(?:of\s)?" + _MONTH + r"\b(?:,?\s" + _YEAR + r")?",
    r"\b" + _MONTH + r",?\s" + _YEAR + r"\b",
    r"\b[Tt]he\s(?:(?:[12][0-9]|3[01]|[4-9])th|1st|2nd|3rd|2[123](?:st|nd|rd)|31st)(?:\sof\s(?:this|last|next|the)\s[a-z]{3,5})",
    r"(?<=\b[Oo]n )the\s(?:[0-9]{1,2}(?:st|nd|rd|th))(?!\s(?:floor|day|stage|ranked|anniv|place))(?:\s(?:and|to|through|until|or)\s(?:the\s)?[0-9]{1,2}(?:st|nd|rd|th))?",
    r"(?<=\b[Ff]rom )the\s[0-9]{1,2}(?:st|nd|rd|th)\s(?:to|until|through)\s(?:the\s)?[0-9]{1,2}(?:st|nd|rd|th)(?!\s(?:cent|floor|place))",
    r"(?<=\b(?:by|By) )the\s[0-9]{1,2}(?:st|nd|rd|th)(?=[,.;]|$|\sof)",
    r"(?<=\b(?:until|since|after) )the\s[0-9]{1,2}(?:st|nd|rd|th)(?=[,.;]|$|\sof)|(?<=\bbefore )the\s[0-9]{1,2}(?:st|nd|rd|th)(?=[,.;]|$|\sof)",
    r"\b" + _EARLY + r"[\s-]\(?" + _YEAR + r"(?:\s?[-/~]\s?[0-9]{2,4})?(?![0-9]|s\b)(?:s)?" + _NOT_UNIT,
    r"\b(?:1[0-9]|20)[0-9]0s\b|['’][0-9]0s\b|\b[1-9]0s(?=\s(?:and|music|era))",
    r"\((?:[^()0-9]{0,24})" + _YEAR + r"(?:\s?-\s?" + _YEAR + r")?\)",
    r"\b(?:19|20)[0-9]{2}\s?[-/]\s?(?:19|20)?[0-9]{2}\b(?=\s(?:season|school|academic|fiscal)|[.,;)]|$)",
    r"\b[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|a\.m|p\.m|o['’]clock)",
    r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)(?:\s(?:and|to)\s(?:first|second|third|fourth))?[\s-](?:quarters?|half|time)\b",
    r"\bQ[1-4]\b|\b[1-4]Q\b|\b[12]H\b|\bH[12]\b",
    r"\b(?:[Aa]rticles?|[Ss]ection|Sec\.|Art\.|[Pp]aragraph)\s[0-9]{1,4}(?:[-(][0-9]{1,3}\)?)?(?:,?\s(?:[Pp]aragraph|[Ii]tem)\s[0-9]{1,3})?",
    r"\b(?:AD|A\.D\.)\s?[0-9]{1,4}\b|\b[0-9]{1,4}\s?(?:AD|BC|BCE|CE|B\.C\.|A\.D\.)",
    r"\b(?:at first|first of all|second[- ]hand|second nature|[Aa]t a second|split second|third part(?:y|ies)|every second|first-hand|first lady|First Lady|a first|[Ff]irst name|second-guess)\b",
    r"\b(?:no one|one another|one of|this one|that one|each one|the one|any one|anyone|double-digit|single-digit|double digits?)\b",
    r"\b(?:[01]?[0-9]|2[0-4])[:][0-5][0-9]\b",
    r"\bformer half\b|\b(?:half)[- ](?:brother|sister|time|back|way)\b",
)
_MASK = re.compile("|".join((*WEB, *PHONES, *NUMERIC_DATES, *_ENGLISH)))


def mask(text: str) -> str:
    """Folded English ``text`` with everything blanked whose numbers are no figure; its length is unchanged."""
    return blank(text, _MASK)
