"""Builds the tables that come from a library's data or from a rule; run by hand, never at run time.

    python pipeline/facts/data/build_tables.py [path to libhangul's hanja.txt]

Writes ``countries.csv`` (CLDR through babel), ``pinyin_hangul.csv`` (the official loanword rule)
and, where the path is given, ``hanja_readings.csv`` (BSD-3-Clause).
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from babel import Locale

FOLDER = Path(__file__).parent
NO_COUNTRIES = ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB")


def _pairs(text: str) -> dict[str, str]:
    """The pairs of ``key=value`` words.

    >>> _pairs("b=ㅂ p=ㅍ")
    {'b': 'ㅂ', 'p': 'ㅍ'}
    """
    return {key: value for key, _, value in (pair.partition("=") for pair in text.split())}


LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = {"": 0, "ㄴ": 4, "ㄹ": 8, "ㅇ": 21}
INITIALS = _pairs("b=ㅂ p=ㅍ m=ㅁ f=ㅍ d=ㄷ t=ㅌ n=ㄴ l=ㄹ g=ㄱ k=ㅋ h=ㅎ j=ㅈ q=ㅊ x=ㅅ")
INITIALS |= _pairs("zh=ㅈ ch=ㅊ sh=ㅅ r=ㄹ z=ㅉ c=ㅊ s=ㅆ")
FINALS = _pairs("a=ㅏ o=ㅗ e=ㅓ i=ㅣ u=ㅜ ai=ㅏ이 ei=ㅔ이 ao=ㅏ오 ou=ㅓ우 an=ㅏㄴ en=ㅓㄴ ang=ㅏㅇ")
FINALS |= _pairs("eng=ㅓㅇ ong=ㅜㅇ ia=ㅑ ie=ㅖ iao=ㅑ오 iu=ㅠ ian=ㅖㄴ iang=ㅑㅇ ing=ㅣㅇ iong=ㅠㅇ")
FINALS |= {
    "in": "ㅣㄴ",
    "ua": "ㅘ",
    "uo": "ㅝ",
    "uai": "ㅘ이",
    "ui": "ㅜ이",
    "uan": "ㅘㄴ",
    "un": "ㅜㄴ",
    "uang": "ㅘㅇ",
}
FINALS |= {"ü": "ㅟ", "üe": "ㅞ", "üan": "ㅟ안", "ün": "ㅟㄴ"}
ALONE = _pairs("a=아 o=오 e=어 ai=아이 ei=에이 ao=아오 ou=어우 an=안 en=언 ang=앙 er=얼 yi=이 ya=야")
ALONE |= _pairs("yo=요 ye=예 yao=야오 you=유 yan=옌 yin=인 yang=양 ying=잉 yong=융 wu=우 wa=와 wo=워")
ALONE |= _pairs("wai=와이 wei=웨이 wan=완 wen=원 wang=왕 weng=웡 yu=위 yue=웨 yuan=위안 yun=윈")
SIMPLE_AFTER_J = str.maketrans("ㅑㅖㅛㅠ", "ㅏㅔㅗㅜ")
SYLLABLES = """
ba bo bai bei bao ban ben bang beng bi bie biao bian bin bing bu pa po pai pei pao pou pan pen pang peng pi pie piao
pian pin ping pu ma mo me mai mei mao mou man men mang meng mi mie miao miu mian min ming mu fa fo fei fou fan fen
fang feng fu da de dai dei dao dou dan den dang deng dong di die diao diu dian ding du duo dui duan dun ta te tai tao
tou tan tang teng tong ti tie tiao tian ting tu tuo tui tuan tun na ne nai nei nao nou nan nen nang neng nong ni nie
niao niu nian nin niang ning nu nuo nuan nü nüe la le lai lei lao lou lan lang leng long li lia lie liao liu lian lin
liang ling lu luo luan lun lü lüe ga ge gai gei gao gou gan gen gang geng gong gu gua guo guai gui guan gun guang ka
ke kai kao kou kan ken kang keng kong ku kua kuo kuai kui kuan kun kuang ha he hai hei hao hou han hen hang heng hong
hu hua huo huai hui huan hun huang ji jia jie jiao jiu jian jin jiang jing jiong ju jue juan jun qi qia qie qiao qiu
qian qin qiang qing qiong qu que quan qun xi xia xie xiao xiu xian xin xiang xing xiong xu xue xuan xun zha zhe zhi
zhai zhei zhao zhou zhan zhen zhang zheng zhong zhu zhua zhuo zhuai zhui zhuan zhun zhuang cha che chi chai chao chou
chan chen chang cheng chong chu chua chuo chuai chui chuan chun chuang sha she shi shai shei shao shou shan shen shang
sheng shu shua shuo shuai shui shuan shun shuang re ri rao rou ran ren rang reng rong ru rua ruo rui ruan run za ze zi
zai zei zao zou zan zen zang zeng zong zu zuo zui zuan zun ca ce ci cai cao cou can cen cang ceng cong cu cuo cui cuan
cun sa se si sai sao sou san sen sang seng song su suo sui suan sun
"""


def compose(lead: str, rest: str) -> str:
    """The Hangul of a lead consonant and ``rest``: a vowel, an optional tail, further syllables."""
    vowel, more = rest[0], rest[1:]
    tail = more[0] if more and more[0] in TAILS else ""
    code = 0xAC00 + (LEADS.index(lead) * 21 + VOWELS.index(vowel)) * 28 + TAILS[tail]
    return chr(code) + more[len(tail) :]


def hangul(pinyin: str) -> str:
    """The Hangul of a pinyin syllable with an initial (table 5 of the loanword notation)."""
    initial = pinyin[:2] if pinyin[:2] in INITIALS else pinyin[:1]
    final = pinyin[len(initial) :]
    if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
        return compose(INITIALS[initial], "ㅡ")
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    rest = FINALS[final]
    if INITIALS[initial] in "ㅈㅉㅊ":
        rest = rest.translate(SIMPLE_AFTER_J)
    return compose(INITIALS[initial], rest)


def write(name: str, comment: str, header: list[str], lines: list[list[str]]) -> None:
    """Writes one table with its comment line."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {comment}\n")
        csv.writer(file, lineterminator="\n").writerows([header, *lines])


def pinyin_table() -> None:
    """Writes ``pinyin_hangul.csv``: pinyin (ü kept), Hangul."""
    table = {pinyin: hangul(pinyin) for pinyin in SYLLABLES.split()} | ALONE
    comment = "source: the loanword notation's table for Chinese, applied by build_tables.py. licence: Apache-2.0"
    write("pinyin_hangul.csv", comment, ["pinyin", "ko"], [[pinyin, table[pinyin]] for pinyin in sorted(table)])


def extras() -> dict[str, dict[str, str]]:
    """Newsroom forms by country code (``countries_press.csv``): ko, en, zh in the order of preference."""
    with (FOLDER / "countries_press.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(line for line in file if not line.startswith("#"))}


def country_table() -> None:
    """Writes ``countries.csv``: the newsroom's form first, then the CLDR's."""
    names = [dict(Locale.parse(tag).territories.items()) for tag in ("ko", "en", "zh_Hans")]
    press, lines = extras(), []
    for code in sorted(str(key) for key in names[0] if re.fullmatch("[A-Z]{2}", str(key)) and key not in NO_COUNTRIES):
        forms = []
        for lang, table in zip(("ko", "en", "zh"), names, strict=True):
            own = [part for part in press.get(code, {}).get(lang, "").split("|") if part]
            long = re.sub(r"\s*[（(].*[）)]", "", str(table[code]).replace("’", "'"))
            forms.append(list(dict.fromkeys([*own, long])))
        loose = [press.get(code, {}).get(column, "") for column in ("en_loose", "zh_loose")]
        lines.append([code, "country", "", *(f[0] for f in forms), *("|".join(f[1:]) for f in forms), *loose])
    header = ["key", "kind", "parent", "ko", "en", "zh", "ko_also", "en_also", "zh_also", "en_loose", "zh_loose"]
    write("countries.csv", "source: CLDR through babel, and countries_press.csv. licence: Unicode-3.0", header, lines)


def hanja_table(path: Path) -> None:
    """Writes ``hanja_readings.csv``: a Hangul syllable and all characters with that reading."""
    readings: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split(":")
        if len(cells) >= 2 and len(cells[0]) == len(cells[1]) == 1 and 0x4E00 <= ord(cells[1]) <= 0x9FFF:
            readings[cells[0]].append(cells[1])
    comment = "source: libhangul, data/hanja/hanja.txt, (c) 2005, 2006 Choe Hwanjin; notice in README.md. licence: BSD-3-Clause"
    write(
        "hanja_readings.csv", comment, ["ko", "hanja"], [[ko, "".join(chars)] for ko, chars in sorted(readings.items())]
    )


if __name__ == "__main__":
    pinyin_table()
    country_table()
    if len(sys.argv) > 1:
        hanja_table(Path(sys.argv[1]))
