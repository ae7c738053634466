"""Korean words of two senses told in the wrong one: each with what settles the sense and the words that betray the other.

배를 열어 수술한 opens the belly, not a ship; 절기 of an influenza report is a season, not a solar term; 기부금을 내놓았다
gave it, and didn't launch it. ``but`` words tell it rightly and settle the matter; a row without wrong words needs them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Finding, TargetLang


class Sense(NamedTuple):
    """What the Korean says, and what tells it wrongly and rightly in English and Chinese (regular expressions)."""

    ko: str
    en: str
    zh: str
    but_en: str = ""
    but_zh: str = ""
    unless: str = ""
    """Korean elsewhere in the sentence that gives the wrong words a source."""


_RESULT = "실적|매출|이익|주가|값|가격|물가|수출|지수|환율|판매량?"
_SHOW = "전|전시회|행사|대회|축제|회의|회담|간담회|상담회|설명회|토론회|기자회견|음악회|장터"
_MEET = "대화|면담|만나|만났|간담|논의|협의|인사|격려|점검|위로|둘러|당부"
_N = r"(?<![\d.,만천백억])\d[\d,.만천백억]*"
NEEDED = "(?!)"
"""Stands for wrong words where only the right ones are known: without them the word isn't told."""
NONE = "$^"
"""No wrong word is known in this language."""
SENSES = (
    Sense(r"(?:같은|이번|지난|다음|매|한) 주(?:의|에|간|보다|까지|부터|는|도)(?= |,|$)", r"\bcautions?\b|\battention\b|\bshares?\b|\bnotes?\b", r"注意|股|州", r"week", r"周|星期|礼拜", r"주의[^ 는의]|유의|조심|주식|주가"),
    Sense(r"배를 [^,]{0,12}(?:열어|열고|여는|연 |갈라|절개)", r"\bships?\b|\bboats?\b|\bpears?\b|\btimes\b", r"船|梨", unless=r"\d배|선박|어선"),
    Sense(r"(?:이번|지난|다음|유행) ?절기|절기[^,]{0,12}(?:독감|유행|접종|환자)", r"solar term", r"节气", unless="24절기|입춘|동지|하지|추분"),
    Sense(rf"(?:{_N})줄(?=[가-힣을를이가은는의에,. ]|$)", r"\b(?:rows|lines|lanes)\b", r"\d万?行(?![政业])|万行", unless="줄을 서|행렬|글|문장|좌석"),
    Sense(r"(?:유물|작품|문화[재유]산?|그림|도자기|자료|사진|조각)[^,.]{0,24}?\d점", r"\b(?:points|scores?)\b", r"\d分(?![之钟别期公])", unless="점수|평점|만점|득점|요점"),
    Sense(r"[가-힣]는 안(?:이|을|은)? [^,]{0,16}(?:통과|가결|부결|의결|채택|확정|마련|검토)", r"\binside\b", r"内在|里面|以内|在内"),
    Sense(r"(?:재산|성금|기부금?|장학금|전 재산|땅|사재)[을를]?[^,.]{0,14}내놓", r"launch|\breleas|unveil|introduc|put out", r"推出|发布|上市", unless="신제품|출시"),
    Sense(r"(?:손실|이익|매출|실적|적자|흑자)[^,.]{0,14}[을를] ?(?:냈|낸|내며|내고|내면|내 )", r"\bpa(?:y|ys|id|ying)\b", r"支付|缴纳|交出", unless="지급|납부|세금|배당"),
    Sense(rf"(?:{_SHOW})[을를] (?:열|여는|연다|연 )", NONE, r"打开", unless="문을 열|뚜껑|상자"),
    Sense(rf"(?:{_RESULT})[^,.]{{0,36}} 뛰(?:었|어|며|면|고|는|자)", r"\b(?:ran|runs?|running)\b", r"奔跑|跑|跳", r"jump|soar|leap|surg", unless="달리|달려|마라톤|선수"),
    Sense(r"(?:반도체|칩|소프트웨어|서비스|제품|기업|브랜드|로봇)[^.]{0,20} 뛴다", r"\b(?:run|runs) (?:first|already|early)?\.?$", r"奔跑", unless="달리|달려|마라톤|선수"),
    Sense(r"(?:이익|손익|흑자|적자|감소|증가|상승|하락)[^.]{0,14}돌아[섰서]", r"turned (?:away|back|round)\b", r"转身|回头|转过"),
    Sense(r"[청국원관사소실장][을를] (?:찾아|찾았|찾은)[^.]{0,30}" + f"(?:{_MEET})", r"\b(?:found|finds|finding)\b", r"找到|找出|寻找|发现", r"visit|called on", r"访|走访|前往|来到|赴"),
    Sense(r"(?:화면|통역문|자막|글자|창|알림|문구|번역|답변)[가이]? ?(?:뜨|뜬|떠|떴)", r"\b(?:rise|rises|rose|float|floats|wakes?)\b", r"升起|上升|浮起|漂"),
    Sense(r"동해(?:의|에 있는) [가-힣]+(?:대|대학교?|시장|병원|기업|공장|고교|학교|역)", r"\bEast Sea\b", NONE),
    Sense(r"\d[\d.]* ?(?:초|분|점|표|타|m|㎝|%p?|포인트)?[ \d.]* 차로 (?:제|앞|이|꺾|따|우승|승리|2위|1위|졌|밀)", r"\blanes?\b|\bcars?\b", r"车道|车"),
    Sense(r"부여(?=(?: 송| [가-힣]{1,3}[리읍면군]|에서|군|의 [가-힣]+[리읍면]))", r"\bgrant(?:s|ed|ing)\b", r"赋予|授予", unless="부여(?:하|받|된|했|해|한)|수여|지급"),
    Sense(r"(?:비용|자금|부지|돈|달러|억원|만원|설비|물|전기|전력)[을를로]*[^.,]{0,14} (?:댄다|대고|대는|대기로|댈|댔다)", r"\btouch", r"触碰|接触|触摸|碰"),
    Sense(r"(?:비용|요금|배송비|택배비|값|세금|벌금|과태료|이자|수수료)[을를]?[^.,]{0,10}(?:물던|물어|물게|무는|물린|물릴)|(?:물던|무는|물어야 하는|물리던) (?:[가-힣]+ )?(?:비용|요금|배송비|택배비|값|세금|벌금|이자)", r"\bbit(?:e|es|ing|ten)?\b|\bask", r"咬|叮"),
    Sense(r"(?:불|화재)[^.]{0,16} 타거나|(?:집|점포|건물|산|숲)[^.,]{0,10}[이가] 타(?:거나|고|서|면서)", r"\b(?:rode|rid(?:e|es|ing|den)|board\w*)\b", r"乘坐|搭乘|骑"),
    Sense(r"(?:절|탑|건물|비석|동상|성|사찰|궁|목탑|다리|기념비)[^.,]{0,12}세운|세운 [^,.]{0,14}(?:절|탑|건물|비석|동상|사찰|궁|다리)", r"\bstop(?:s|ped|ping)?\b|\bhalt", r"停下|停止|停靠", unless="멈|중단|정지"),
    Sense(r"\d위 (?:안|이내|권)", NEEDED, NEEDED, r"\btop\b|podium|medal|(?:within|among|in|inside) the (?:top|first|leading)|or (?:better|higher|above)|at least|\blead", r"前\s?[\d一二三四五六七八九十]|以内|之内|强|奖牌|以上|至少"),
    Sense(r"(?:지난해|작년)[^.]{0,60}(?<!대비 )전년(?! ?동기)", NEEDED, NEEDED, r"earlier|previous|prior|year before|preceding|\b20\d\d\b|year[- ](?:on|over)|yearly|annual|year ago|compared", r"上年|前年|前一年|上一年|\d{4}年|同比|此前一年|再上"),
    Sense(r"(?:한|두) 쌍에|쌍당", NEEDED, NEEDED, r"pair|couple|twin|set\b|two|both", r"对|双|副|套|两"),
    Sense(r"본사를 (?:둔|두고|옮)", NEEDED, NEEDED, r"head ?quarter|\bbased\b|head office|main office|\bHQ\b|home|\bseat\b", r"总部|本部|总社|总公司|本社"),
    Sense(r"\d ?(?:초|분|시간|일|개월|년|명|건|곳|가구|대)에 (?:한|1) ?[번명건곳대가]", NEEDED, NEEDED, r"\bevery\b|\bper\b|\beach\b|one (?:in|of|out of)|\b(?:a|an|one) (?:second|minute|hour|day|month|year)\b|once (?:in|a)", r"每|一次|之一|分之|平均(?!救)"),
    Sense(r"하루(?:에| 평균| 최대| 약)? ?(?:\d|한|두|세|네|다섯|여섯|일곱|여덟|평균)", r"\bone day\b", NONE, r"\b(?:a|per|each|every) day\b|daily|\bday-long|24", unless="어느 날|하루 만|하루 전|하루 앞|하루 동안|하루 뒤"),
    Sense(r"\d배가 (?:됐|되|된)", r"\b(?:increas|gr[eo]w|rose|ris|jump|surg|up)\w* (?:by )?(?:about )?[\d.]+ times", r"(?:增长|增加|上升|提高)了?约?[\d.]+倍"),
    Sense(r"(?:대표단|사절단|방문단|선수단|조사단|봉사단|원정대|연수단) \d+명", r"\b(?:[a-z]+|\d+) (?:[a-z]+ )?(?:delegations|missions|squads|groups of)\b", r"\d[个支][\u4e00-\u9fff]{0,4}团"),
    Sense(r"(?:우승컵|왕좌|정상|금메달|우승)[을를] (?:내[주줬준]|놓[치쳤친]|빼앗)", r"\b(?:won|wins|winning|took|claimed) (?:the |a |its )?(?:trophy|cup|title|championship|gold)", r"(?:获得|夺得|赢得|夺下|捧起)了?[^，。]{0,4}(?:冠军|金牌|奖杯)", unless="되찾"),
    Sense(r"영상 \d{1,2}(?:\.\d)?(?:도|℃)", r"\b(?:video|footage|image)", r"视频|影像|录像"),
    Sense(r"(?:가장 |더 |제일 )?(?:낮은|높은|큰|작은) 값(?=이|을|은|으로|에|$)", r"\b(?:price|cost)", r"价格|价钱", unless=r"\d원|억원|만원|달러|가격|비싸|비싼"),
    Sense(r"(?:달러|억원|만원|엔|위안|유로)어치", NEEDED, NEEDED, r"worth|valued?|goods|products|sales|\bin (?:shares|stock)", r"价值|值|价|额|货|产品|元的", unless="자사주|주식|채권|지분"),
    Sense(r"최고 (?:연 )?\d[\d.]*%", NEEDED, NEEDED, r"up to|\bmax|as (?:high|much)|ceiling|\bcap|highest|at most|\btop|no (?:more|higher)|peak|not exceed|or less|under|within", r"最高|上限|至多|不超|以下|以内|峰|顶"),
    Sense(r"[가-힣]{2}처럼 ", NEEDED, NEEDED, r"\blike\b|\bas\b|similar|just|alike|akin|same|unlike|resembl|\bsuch\b|manner|way", r"像|如|似|同样|一样|般|跟|和|与|相同|类|同"),
)  # fmt: skip


def check_senses(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """Blocking findings for words told in the wrong sense, or what must be told and isn't."""
    for sense in SENSES:
        said = re.search(sense.ko, source)
        if not said or (sense.unless and re.search(sense.unless, source)):
            continue
        wrong, right = (sense.en, sense.but_en) if lang == "en" else (sense.zh, sense.but_zh)
        settled = bool(right) and re.search(right, target, re.IGNORECASE) is not None
        needed = wrong == NEEDED
        found = None if needed else re.search(wrong, target, re.IGNORECASE)
        if (found or needed) and not settled:
            yield _finding(said, found, lang)


def _finding(said: re.Match[str], found: re.Match[str] | None, lang: TargetLang) -> Finding:
    message = f"'{found.group()}' isn't what {said.group()} means here" if found else f"{said.group()} isn't told"
    return Finding(
        check="word_misread",
        severity="block",
        lang=lang,
        message=message,
        found=found.group() if found else "",
        span=found.span() if found else None,
        source_span=said.span(),
    )
