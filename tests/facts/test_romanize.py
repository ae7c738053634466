"""Romanization, readings of characters, pinyin and transliteration."""

import pytest

from pipeline.facts.names.hanja import chinese_family, chinese_spellings, reads_as
from pipeline.facts.names.romanize import loose, person_spellings, place, romanize, split_name, syllable
from pipeline.facts.names.transliterate import chinese_guess, japanese, same_chinese
from pipeline.facts.tables import rows

PLACES = [
    ("신라", "Silla"),
    ("종로", "Jongno"),
    ("왕십리", "Wangsimni"),
    ("백마", "Baengma"),
    ("별내", "Byeollae"),
    ("독립문", "Dongnimmun"),
    ("강남", "Gangnam"),
    ("여의도", "Yeouido"),
    ("광희문", "Gwanghuimun"),
    ("대관령", "Daegwallyeong"),
    ("속리산", "Songnisan"),
    ("한라", "Halla"),
    ("압구정", "Apgujeong"),
    ("울릉", "Ulleung"),
    ("합천", "Hapcheon"),
    ("옥천", "Okcheon"),
    ("정읍", "Jeongeup"),
    ("목포", "Mokpo"),
    ("전라", "Jeolla"),
    ("청량리", "Cheongnyangni"),
    ("낙성대", "Nakseongdae"),
    ("해돋이", "Haedoji"),
    ("같이", "Gachi"),
    ("좋고", "Joko"),
    ("놓다", "Nota"),
    ("잡혀", "Japhyeo"),
    ("묵호", "Mukho"),
    ("집현전", "Jiphyeonjeon"),
]


@pytest.mark.parametrize(("hangul", "latin"), PLACES, ids=[row[0] for row in PLACES])
def test_places_show_sound_changes(hangul: str, latin: str) -> None:
    assert place(hangul) == latin


PERSONS = [
    ("강기정", "Kang Gi-jung"),
    ("최수연", "Choi Soo-yeon"),
    ("박지성", "Park Ji-sung"),
    ("이재명", "Lee Jae-myung"),
    ("김민수", "Kim Min-soo"),
    ("윤하늘", "Yoon Ha-neul"),
    ("한복남", "Han Bok-nam"),
    ("홍빛나", "Hong Bit-na"),
    ("남궁민", "Namgung Min"),
    ("독고영재", "Dokgo Young-jae"),
    ("제갈량", "Jegal Ryang"),
    ("선우은숙", "Sunwoo Eun-sook"),
    ("신록", "Shin Rok"),
]


@pytest.mark.parametrize(("hangul", "latin"), PERSONS, ids=[row[0] for row in PERSONS])
def test_preferred_spelling_of_persons(hangul: str, latin: str) -> None:
    spellings = person_spellings(hangul)
    assert spellings[0] == latin
    assert len(set(spellings)) == len(spellings) <= 48


ACCEPTED = [
    ("강기정", "Kang Gijung"),
    ("강기정", "Gi-jung Kang"),
    ("강기정", "Kang Ki-jung"),
    ("강기정", "Gang Gi-jeong"),
    ("정의선", "Chung Eui-sun"),
    ("이승만", "Rhee Seung-man"),
    ("박근혜", "Park Geun-hye"),
    ("문재인", "Moon Jae-in"),
    ("우원식", "Woo Won-sik"),
    ("김영희", "Kim Young-hee"),
    ("김영희", "Kim Yeong-hui"),
]


@pytest.mark.parametrize(("hangul", "latin"), ACCEPTED, ids=[row[1] for row in ACCEPTED])
def test_accepted_spellings_of_persons(hangul: str, latin: str) -> None:
    assert loose(latin) in {loose(spelling) for spelling in person_spellings(hangul)}


def test_other_names_are_not_accepted() -> None:
    spellings = {loose(spelling) for spelling in person_spellings("강기정")}
    assert not spellings & {loose(name) for name in ("Kim Gi-jung", "Kang Gi-young", "Kang Min-jung")}


def test_split_name() -> None:
    assert split_name("황보석") == ("황보", "석")
    assert split_name("황보") == ("황", "보")
    assert split_name("뷁기정") is None


@pytest.mark.parametrize("text", ["", "A", "ㅋㅋ", "3월", "\ud800", "漢", "가\x00나"])
def test_what_is_not_hangul_stays(text: str) -> None:
    kept = [char for char in text if not "가" <= char <= "힣"]
    assert [char for char in kept if char not in romanize(text)] == []


def test_syllable_leaves_others_alone() -> None:
    assert [syllable(char) for char in "꽃A漢"] == ["kkot", "A", "漢"]


CHINESE = [
    ("卢山", "Lu Shan"),
    ("姚高员", "Yao Gaoyuan"),
    ("任贤锋", "Ren Xianfeng"),
    ("曾肖芃", "Zeng Xiaopeng"),
    ("单霁翔", "Shan Jixiang"),
    ("解振华", "Xie Zhenhua"),
    ("仇和", "Qiu He"),
    ("查良镛", "Zha Liangyong"),
    ("区桂芝", "Ou Guizhi"),
    ("盖叫天", "Ge Jiaotian"),
    ("翟志刚", "Zhai Zhigang"),
    ("欧阳修", "Ouyang Xiu"),
    ("万俟卨", "Moqi Xie"),
    ("尉迟恭", "Yuchi Gong"),
    ("諸葛亮", "Zhuge Liang"),
    ("習近平", "Xi Jinping"),
    ("缪瑞林", "Miao Ruilin"),
    ("吕秀莲", "Lyu Xiulian"),
]


@pytest.mark.parametrize(("hanja", "latin"), CHINESE, ids=[row[0] for row in CHINESE])
def test_chinese_persons(hanja: str, latin: str) -> None:
    assert chinese_spellings(hanja)[0] == latin


READINGS = [
    ("姜琪正", "강기정", True),
    ("李在明", "이재명", True),
    ("盧武鉉", "노무현", True),
    ("卢武铉", "노무현", True),
    ("柳寬順", "유관순", True),
    ("光州", "광주", True),
    ("六小龙", "육소룡", True),
    ("卢山", "루산", False),
    ("姚高员", "야오가오위안", False),
    ("石破茂", "이시바", False),
    ("姜琪正", "강기영", False),
    ("", "", False),
]


@pytest.mark.parametrize(("hanja", "hangul", "expected"), READINGS, ids=[f"{a}-{b}" for a, b, _ in READINGS])
def test_reads_as(hanja: str, hangul: str, expected: bool) -> None:
    assert reads_as(hanja, hangul) is expected


TRANSLITERATED = [
    ("리커창", "Li Keqiang"),
    ("루융", "Lu Yong"),
    ("구젠신", "Gu Jianxin"),
    ("야오가오위안", "Yao Gaoyuan"),
    ("왕이", "Wang Yi"),
    ("덩샤오핑", "Deng Xiaoping"),
    ("자오러지", "Zhao Leji"),
    ("쑨원", "Sun Wen"),
]


@pytest.mark.parametrize(("hangul", "latin"), TRANSLITERATED, ids=[row[0] for row in TRANSLITERATED])
def test_chinese_guess(hangul: str, latin: str) -> None:
    assert latin in chinese_guess(hangul)


@pytest.mark.parametrize("hangul", ["강기정", "김", "한국은행", "", "버락오바마"])
def test_no_chinese_guess(hangul: str) -> None:
    assert chinese_guess(hangul) == []


SAME = [
    ("항저우", "杭州", True),
    ("야오가오위안", "姚高员", True),
    ("루산", "卢山", True),
    ("광저우", "苏州", False),
    ("루산", "刘三", False),
]


@pytest.mark.parametrize(("hangul", "hanja", "expected"), SAME, ids=[f"{a}-{b}" for a, b, _ in SAME])
def test_same_chinese(hangul: str, hanja: str, expected: bool) -> None:
    assert same_chinese(hangul, hanja) is expected


PINYIN = [
    ("zhong", "중"),
    ("xiao", "샤오"),
    ("jian", "젠"),
    ("qing", "칭"),
    ("si", "쓰"),
    ("shi", "스"),
    ("ri", "르"),
    ("xue", "쉐"),
    ("yuan", "위안"),
    ("juan", "쥐안"),
    ("lü", "뤼"),
    ("tian", "톈"),
    ("lian", "롄"),
    ("jiu", "주"),
    ("xiu", "슈"),
    ("hui", "후이"),
    ("zhun", "준"),
    ("weng", "웡"),
    ("xiong", "슝"),
    ("jiong", "중"),
    ("die", "뎨"),
    ("qie", "체"),
    ("guo", "궈"),
    ("zou", "쩌우"),
    ("cai", "차이"),
    ("er", "얼"),
]


@pytest.mark.parametrize(("pinyin", "hangul"), PINYIN, ids=[row[0] for row in PINYIN])
def test_loanword_table(pinyin: str, hangul: str) -> None:
    assert {row["pinyin"]: row["ko"] for row in rows("pinyin_hangul.csv")}[pinyin] == hangul


JAPANESE = [
    ("시게루", "Shigeru"),
    ("후미오", "Fumio"),
    ("다카이치", "Takaichi"),
    ("유리코", "Yuriko"),
    ("겐지", "Kenji"),
    ("신지로", "Shinjiro"),
]


@pytest.mark.parametrize(("hangul", "latin"), JAPANESE, ids=[row[0] for row in JAPANESE])
def test_japanese(hangul: str, latin: str) -> None:
    assert japanese(hangul) == latin


@pytest.mark.parametrize(("name", "family"), [("司马迁", "司马"), ("马云", "马"), ("六小龙", ""), ("", "")])
def test_chinese_family(name: str, family: str) -> None:
    assert chinese_family(name) == family
