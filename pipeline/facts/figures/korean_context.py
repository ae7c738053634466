"""What a Korean counter with several meanings counts, told by the words around it: 20대, 3주."""

import re

_DECADE = r"[1-9]0대"
_AGED = re.compile(
    r"\s?(?:남성|남자|남녀|남편|남매|여성|여자|청년|청소년|청춘|초반|중반|후반|인구|근로자|노동자|직장인|취업|구직|환자|운전자|소비자|젊|노년"
    r"|노인|노부부|노모|고령|어르신|할머니|할아버지|아버지|어머니|부부|부모|부모님|엄마|아빠|딸|아들|시민|주민|학생|대학생|군민|구민|도민|국민"
    r"|은퇴|퇴직|여교사|주부|고객|관객|신도|회사원|공무원|외국인|한국인|가장|피해자|피의자|용의자|사망자|부상자|확진자|유권자|지지율"
    r"|들|층|연령|나이|[가-힣]{1,2}\s?(?:모\s?)?씨(?![가-힣]{2})|[A-Z]\s?씨|[·,~]\s?"
    + _DECADE
    + r"|(?:와|과|부터|에서|이나)\s"
    + _DECADE
    + r"|(?:\s?[0-9]{1,6}|\s[한두세네]\s?|\s(?:다섯|여섯|일곱|여덟|아홉|열)\s?)명"
    r"|에게|에겐|한테|사이에서)"
)
_BOUND = re.compile(r"\s?(?:이상|이하|미만)")
_THINGS_BEHIND = re.compile(
    r"[^.]{0,12}?(?:도입|설치|운행|운영|배치|투입|구입|구매|판매|생산|보급|보유|증차|교체|수출|납품|인도|확보|주차|차량|버스|트럭|기계|장비|출고|증설)"
)
_LIST = re.compile(rf"(?:{_DECADE}\s?(?:와|과|[·,~]|이나|부터|에서)?\s?)+$")
_OPENING = re.compile(
    r"(?:^|[.,;:·'\"‘“(\[\n]|[는은이]|(?:남성|여성|청년|특히|주로|대부분|시민|주민|지역|의|및|또는|전체|중))\s?$"
)
_SUBJECT = re.compile(r"(?:가|는|의|부터|도)(?![가-힣])")
_SHARES = re.compile(
    r"당\s?(?:배당금?\s?|액면가?\s?|약\s?|최대\s?|최소\s?)?[0-9][0-9.,만천백십]{0,12}\s?(?:억\s?)?(?:원|달러|센트|위안|엔|유로|파운드|홍콩달러)"
)
_WEEKLY = re.compile(r"근무|근로|임금|급여|시급|수당|훈련비|생활비|이용료|수강료|식비|주휴")
_OWN = re.compile(r"(?:[0-9]{2}|[일이삼사오육칠팔구]?십)\s?$")
_NEAR = 14


def aged(text: str, start: int, end: int) -> bool:
    """Whether the 대 of ``[start, end)`` behind a round number is an age group (80대 이상 고령자), not vehicles."""
    if _AGED.match(text, end):
        return True
    before = _LIST.sub("", _OWN.sub("", text[max(0, start - _NEAR) : start]))
    opened = _OPENING.search(before) is not None
    bound = _BOUND.match(text, end)
    if bound:
        return _AGED.match(text, bound.end()) is not None or (opened and not _THINGS_BEHIND.match(text, bound.end()))
    return opened and _SUBJECT.match(text, end) is not None and not _THINGS_BEHIND.match(text, end)


def per_share(text: str, end: int) -> bool:
    """Whether the 주 at ``end`` is the share that an amount of money is paid for (1주당 850원), not a week."""
    return _SHARES.match(text, end) is not None and not _WEEKLY.search(text[max(0, end - _NEAR) : end + 2 * _NEAR])
