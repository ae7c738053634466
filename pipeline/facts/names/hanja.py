"""Names in Chinese characters: their Korean readings, and pinyin with the readings of family names."""

from functools import lru_cache

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from pipeline.facts.tables import rows
from pipeline.text.script import simplified

# A syllable that begins with ㄹ or ㄴ loses it at the head of a word (rule of initial sounds): 李 리 → 이.
_INITIAL_SOUND = dict(
    zip(
        "라락란람랑래랭량력련렬령례로록론롱뢰료룡루류륙륜률륭릉리린림립녀년념녕뇨뉴니",
        "나낙난남낭내냉양역연열영예노녹논농뇌요용누유육윤율융능이인임입여연염영요유이",
        strict=True,
    )
)
CHINESE_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑梁谢罗宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊"
    "秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符"
    "舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席"
    "卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘"
    "满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜"
)


_IN_NAMES = {"都": "du"}
"""Readings in names where another one is usual elsewhere (商都 Shangdu)."""


@lru_cache(maxsize=1)
def _readings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("hanja_readings.csv"):
        for char in row["hanja"]:
            found.setdefault(char, set()).add(row["ko"])
    return {char: frozenset(readings) for char, readings in found.items()}


@lru_cache(maxsize=1)
def _traditional() -> OpenCC:
    return OpenCC("s2t")


def readings(char: str) -> frozenset[str]:
    """The Korean readings of a character, Traditional or Simplified, with and without the rule of initial sounds.

    >>> sorted(readings("李"))
    ['리', '이']
    """
    table = _readings()
    own = table.get(char) or table.get(str(_traditional().convert(char))[:1], frozenset())
    return own | {_INITIAL_SOUND[reading] for reading in own if reading in _INITIAL_SOUND}


def reads_as(hanja: str, hangul: str) -> bool:
    """Whether the characters, read the Korean way, give the Hangul.

    >>> reads_as("姜琪正", "강기정"), reads_as("卢山", "루산")
    (True, False)
    """
    return len(hanja) == len(hangul) > 0 and all(ko in readings(char) for char, ko in zip(hanja, hangul, strict=True))


@lru_cache(maxsize=1)
def _surname_readings() -> dict[str, str]:
    return {row["zh"]: row["en"] for row in rows("surnames_zh.csv")}


def chinese_family(name: str) -> str:
    """The family name of a Chinese full name in Simplified characters, empty where none is known.

    >>> chinese_family("欧阳修"), chinese_family("姚高员"), chinese_family("六小龙")
    ('欧阳', '姚', '')
    """
    if len(name) > 2 and name[:2] in _surname_readings():
        return name[:2]
    return name[:1] if name[:1] in CHINESE_SURNAMES or name[:1] in _surname_readings() else ""


def pinyin(word: str) -> str:
    """Pinyin without tones, joined, capital first, ü as yu (the passport's form).

    >>> pinyin("高员")
    'Gaoyuan'
    """
    syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=True, errors="default")
    if len(syllables) == len(word):
        syllables = [_IN_NAMES.get(char, said) for char, said in zip(word, syllables, strict=True)]
    joined = "".join(syllables).replace("ü", "yu")
    return joined[:1].upper() + joined[1:]


def chinese_spellings(hanja: str) -> list[str]:
    """Latin spellings of a Chinese person's name, the preferred first; characters of either kind.

    >>> chinese_spellings("曾肖芃")
    ['Zeng Xiaopeng', 'Xiaopeng Zeng']
    """
    name = simplified(hanja)
    family = chinese_family(name) or name[:1]
    latin, given = _surname_readings().get(family) or pinyin(family), pinyin(name[len(family) :])
    both = [f"{latin} {given}", f"{given} {latin}"] if given else [latin]
    umlaut = [spelling.replace("yu", "u") for spelling in both if "Lyu" in spelling or "Nyu" in spelling]
    return [*both, *umlaut]
