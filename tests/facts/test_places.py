"""Places by name, by context, and the false friends that aren't places."""

import pytest

from pipeline.facts.mentions import find_mentions, localize
from pipeline.facts.names.find import find_names
from pipeline.facts.names.place_forms import all_places
from pipeline.facts.names.places import covers, find_korean_places, find_places, guards
from pipeline.facts.words import Words
from pipeline.records import Mention


def places(text: str) -> list[Mention]:
    return find_korean_places(Words(text))


def named(text: str, surface: str) -> Mention:
    found = [mention for mention in places(text) if mention.surface == surface]
    assert found, f"{surface} not among {[mention.surface for mention in places(text)]}"
    return found[0]


NAMED = [
    # text, surface, key, preferred English, preferred Chinese
    ("서울에서 열렸다.", "서울", "KR-11", "Seoul", "首尔"),
    ("서울시는 밝혔다.", "서울시", "KR-11", "Seoul", "首尔市"),
    ("서울특별시가 추진한다.", "서울특별시", "KR-11", "Seoul", "首尔市"),
    ("부산광역시와 함께", "부산광역시", "KR-26", "Busan", "釜山市"),
    ("부산은 항구 도시다.", "부산", "KR-26", "Busan", "釜山"),
    ("대구의 기온이 올랐다.", "대구", "KR-27", "Daegu", "大邱"),
    ("인천에서 출발해", "인천", "KR-28", "Incheon", "仁川"),
    ("광주시는 3일 밝혔다.", "광주시", "KR-29", "Gwangju", "光州市"),
    ("광주광역시의 예산", "광주광역시", "KR-29", "Gwangju", "光州市"),
    ("대전에서 만난", "대전", "KR-30", "Daejeon", "大田"),
    ("울산의 조선업", "울산", "KR-31", "Ulsan", "蔚山"),
    ("세종특별자치시는", "세종특별자치시", "KR-50", "Sejong", "世宗市"),
    ("경기도는 올해", "경기도", "KR-41", "Gyeonggi Province", "京畿道"),
    ("강원특별자치도가", "강원특별자치도", "KR-42", "Gangwon Province", "江原道"),
    ("충북에서 재배한", "충북", "KR-43", "North Chungcheong", "忠清北道"),
    ("충청남도는", "충청남도", "KR-44", "South Chungcheong Province", "忠清南道"),
    ("전북의 청년", "전북", "KR-45", "Jeonbuk", "全北"),
    ("전라남도와 협약", "전라남도", "KR-46", "South Jeolla Province", "全罗南道"),
    ("경북에서 생산된", "경북", "KR-47", "North Gyeongsang", "庆尚北道"),
    ("경상남도는 5일", "경상남도", "KR-48", "South Gyeongsang Province", "庆尚南道"),
    ("제주에서 휴가를", "제주", "KR-49", "Jeju", "济州"),
    ("제주특별자치도는", "제주특별자치도", "KR-49", "Jeju Province", "济州道"),
    ("수원시는 4일", "수원시", "KR-41-suwon", "Suwon", "水原市"),
    ("용인에 공장을 짓는다.", "용인", "KR-41-yongin", "Yongin", "龙仁"),
    ("평택항 인근 평택에서", "평택", "KR-41-pyeongtaek", "Pyeongtaek", "平泽"),
    ("춘천에서 열린", "춘천", "KR-42-chuncheon", "Chuncheon", "春川"),
    ("강릉시가 문을 연다.", "강릉시", "KR-42-gangneung", "Gangneung", "江陵市"),
    ("청주시와 맺은", "청주시", "KR-43-cheongju", "Cheongju", "清州市"),
    ("천안에 들어선다.", "천안", "KR-44-cheonan", "Cheonan", "天安"),
    ("전주시는 전통을", "전주시", "KR-45-jeonju", "Jeonju", "全州市"),
    ("군산에서 실증한다.", "군산", "KR-45-gunsan", "Gunsan", "群山"),
    ("목포의 섬", "목포", "KR-46-mokpo", "Mokpo", "木浦"),
    ("여수에서 만든다.", "여수", "KR-46-yeosu", "Yeosu", "丽水"),
    ("나주시에 자리한", "나주시", "KR-46-naju", "Naju", "罗州市"),
    ("고흥군에서 발사한", "고흥군", "KR-46-goheung", "Goheung County", "高兴郡"),
    ("포항의 제철소", "포항", "KR-47-pohang", "Pohang", "浦项"),
    ("경주에서 열린 회의", "경주", "KR-47-gyeongju", "Gyeongju", "庆州"),
    ("울릉군은", "울릉군", "KR-47-ulleung", "Ulleung County", "郁陵郡"),
    ("창원특례시 아닌 창원시", "창원시", "KR-48-changwon", "Changwon", "昌原市"),
    ("거제의 조선소", "거제", "KR-48-geoje", "Geoje", "巨济"),
    ("서귀포시에서", "서귀포시", "KR-49-seogwipo", "Seogwipo", "西归浦市"),
    ("강남구는 2일", "강남구", "KR-11-gangnam", "Gangnam District", "江南区"),
    ("해운대구에 있는", "해운대구", "KR-26-haeundae", "Haeundae District", "海云台区"),
    ("분당구에 문을 연", "분당구", "KR-41-seongnam-bundang", "Bundang District", "盆唐区"),
    ("영등포구 여의도에서", "여의도", "KR-11-yeouido-area", "Yeouido", "汝矣岛"),
    ("판교에 모인 기업", "판교", "KR-41-pangyo-area", "Pangyo", "板桥"),
    ("송도에 짓는 공장", "송도", "KR-28-songdo-area", "Songdo", "松岛"),
    ("새만금에 투자", "새만금", "KR-45-saemangeum-area", "Saemangeum", "新万金"),
    (
        "정부세종청사에서",
        "정부세종청사",
        "KR-50-government-complex-sejong-area",
        "Government Complex Sejong",
        "世宗政府大楼",
    ),
    ("인천국제공항에서", "인천국제공항", "KR-28-incheon-airport-area", "Incheon Airport", "仁川机场"),
    ("수도권에 비가", "수도권", "KR-greater-seoul-area-area", "greater Seoul area", "首都圈"),
    ("독도는", "독도", "KR-47-dokdo-area", "Dokdo", "独岛"),
    ("북한의 도발", "북한", "KP", "North Korea", "朝鲜"),
    ("평양에서", "평양", "KP-pyongyang", "Pyongyang", "平壤"),
    ("한국은 수출이", "한국", "KR", "South Korea", "韩国"),
    ("중국과의 교류", "중국", "CN", "China", "中国"),
    ("미국에 수출", "미국", "US", "United States", "美国"),
    ("일본을 찾았다.", "일본", "JP", "Japan", "日本"),
    ("아랍에미리트와", "아랍에미리트", "AE", "United Arab Emirates", "阿联酋"),
    ("UAE에 진출", "UAE", "AE", "United Arab Emirates", "阿联酋"),
    ("베트남과 태국에서", "베트남", "VN", "Vietnam", "越南"),
    ("튀르키예 정부", "튀르키예", "TR", "Turkey", "土耳其"),
    ("남아프리카공화국에서", "남아프리카공화국", "ZA", "South Africa", "南非"),
    ("사우디아라비아 기업", "사우디아라비아", "SA", "Saudi Arabia", "沙特阿拉伯"),
    ("영국 런던에서", "런던", "GB-london", "London", "伦敦"),
    ("저장성 정부와", "저장성", "CN-ZJ", "Zhejiang Province", "浙江省"),
    ("저장성 항저우시", "항저우시", "CN-ZJ-hangzhou", "Hangzhou", "杭州市"),
    ("베이징에서 열린", "베이징", "CN-BJ", "Beijing", "北京"),
    ("북경에서 열린", "북경", "CN-BJ", "Beijing", "北京"),
    ("상하이로 출국", "상하이", "CN-SH", "Shanghai", "上海"),
    ("상해에서 열린 박람회", "상해", "CN-SH", "Shanghai", "上海"),
    ("충칭시와", "충칭시", "CN-CQ", "Chongqing", "重庆市"),
    ("광둥성 선전의", "광둥성", "CN-GD", "Guangdong Province", "广东省"),
    ("광둥성 선전에서", "선전", "CN-GD-shenzhen", "Shenzhen", "深圳"),
    ("심양에서", "심양", "CN-LN-shenyang", "Shenyang", "沈阳"),
    ("산둥성 칭다오", "칭다오", "CN-SD-qingdao", "Qingdao", "青岛"),
    ("쓰촨성의", "쓰촨성", "CN-SC", "Sichuan Province", "四川省"),
    ("신장위구르 지역", "신장위구르", "CN-XJ", "Xinjiang", "新疆"),
    ("홍콩과 마카오", "마카오", "MO", "Macau", "澳门"),
    ("대만 타이베이", "타이베이", "TW-taipei", "Taipei", "台北"),
    ("도쿄에서", "도쿄", "JP-13", "Tokyo", "东京"),
    ("오사카부는", "오사카부", "JP-27", "Osaka Prefecture", "大阪府"),
    ("후쿠오카시에", "후쿠오카시", "JP-40-city", "Fukuoka", "福冈市"),
    ("후쿠오카현과", "후쿠오카현", "JP-40", "Fukuoka Prefecture", "福冈县"),
    ("기후현에서", "기후현", "JP-21", "Gifu Prefecture", "岐阜县"),
    ("삿포로의 눈", "삿포로", "JP-01-sapporo", "Sapporo", "札幌"),
    ("요코하마시와", "요코하마시", "JP-14-yokohama", "Yokohama", "横滨市"),
    ("뉴욕시는", "뉴욕시", "US-new-york", "New York", "纽约市"),
    ("실리콘밸리에서", "실리콘밸리", "US-silicon-valley", "Silicon Valley", "硅谷"),
    ("캘리포니아주의", "캘리포니아주", "US-california", "California", "加利福尼亚州"),
    ("두바이에서", "두바이", "AE-dubai", "Dubai", "迪拜"),
    ("호찌민에 사무소를", "호찌민", "VN-ho-chi-minh-city", "Ho Chi Minh City", "胡志明市"),
    ("동남아에서", "동남아", "region-southeast-asia", "Southeast Asia", "东南亚"),
    ("유럽으로", "유럽", "region-europe", "Europe", "欧洲"),
    ("중동에 수출", "중동", "region-middle-east", "Middle East", "中东"),
]


@pytest.mark.parametrize(("text", "surface", "key", "en", "zh"), NAMED, ids=[row[1] + "-" + row[2] for row in NAMED])
def test_named(text: str, surface: str, key: str, en: str, zh: str) -> None:
    mention = named(text, surface)
    assert (mention.key, mention.renderings["en"].preferred, mention.renderings["zh"].preferred) == (
        f"place:{key}",
        en,
        zh,
    )
    assert mention.renderings["en"].certain
    assert text[mention.start : mention.end] == surface


SETTLEMENTS = [
    ("충남 부여군 솔하리 절터", "솔하리", "Solha-ri", "Solha里"),
    ("괴산군 청솔면에서", "청솔면", "Cheongsol-myeon", "Cheongsol面"),
    ("서울 성북구 장이동에 산다. 장이동은", "장이동", "Jangi-dong", "Jangi洞"),
    ("스리랑카 중부주 마탈루시에서 착공했다.", "마탈루시", "Matalu", "Matalu市"),
    ("스리랑카 중부주 마탈루시에서 착공했다. 마탈루 일대", "마탈루", "Matalu", "Matalu"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), SETTLEMENTS, ids=[row[1] for row in SETTLEMENTS])
def test_settlements(text: str, surface: str, en: str, zh: str) -> None:
    mention = next(mention for mention in find_names(text) if mention.surface == surface)
    assert (mention.renderings["en"].preferred, mention.renderings["zh"].preferred) == (en, zh)
    assert not mention.renderings["zh"].certain


@pytest.mark.parametrize("text", ["괴산군 청소년 활동을", "부산 운동장 관리", "콜롬비아 특별구는", "전주시 정리 기간"])
def test_no_settlements(text: str) -> None:
    assert [m.surface for m in find_names(text) if m.kind == "place" and m.renderings["en"].origin == "rule"] == []


IN_CONTEXT = [
    ("김하늘 지사는 경기 광주시를 찾았다.", "광주시", "KR-41-gwangju", "广州市"),
    ("경기도 광주시는 5일 밝혔다. 광주시는 이어", "광주시", "KR-41-gwangju", "广州市"),
    ("광주와 광저우는 다르다.", "광주", "KR-29", "光州"),
    ("광주와 광저우는 다르다.", "광저우", "CN-GD-guangzhou", "广州"),
    ("쑤저우와 수원은 멀다.", "쑤저우", "CN-JS-suzhou", "苏州"),
    ("쑤저우와 수원시는 멀다.", "수원시", "KR-41-suwon", "水原市"),
    ("정저우와 전주를 잇는다.", "정저우", "CN-HA-zhengzhou", "郑州"),
    ("전주에서 정저우로", "전주", "KR-45-jeonju", "全州"),
    ("강원도 고성군에서", "고성군", "KR-42-goseong", "高城郡"),
    ("경남 고성군에서", "고성군", "KR-48-goseong", "固城郡"),
    ("경상남도는 고성군과 협약했다.", "고성군", "KR-48-goseong", "固城郡"),
    ("서울 중구에 있는", "중구", "KR-11-jung", "中区"),
    ("부산 중구에 있는", "중구", "KR-26-jung", "中区"),
    ("인천 서구에서", "서구", "KR-28-seo", "西区"),
    ("서울 강서구에서", "강서구", "KR-11-gangseo", "江西区"),
    ("산시성(陕西省)의 시안", "산시성", "CN-SN", "陕西省"),
    ("산시성(山西省)에서", "산시성", "CN-SX", "山西省"),
    ("산시성(陝西省)에서", "산시성", "CN-SN", "陕西省"),
    ("중국 산시성 시안에서", "산시성", "CN-SN", "陕西省"),
    ("중국 산시성 타이위안에서", "산시성", "CN-SX", "山西省"),
    ("전남 해남군에서", "해남군", "KR-46-haenam", "海南郡"),
    ("중국 하이난성에서", "하이난성", "CN-HI", "海南省"),
    ("경북 청도군에서", "청도군", "KR-47-cheongdo", "清道郡"),
    ("경기 안산시에서", "안산시", "KR-41-ansan", "安山市"),
    ("랴오닝성 안산시에서", "안산시", "CN-LN-anshan", "鞍山市"),
    ("경남 사천의 공장", "사천", "KR-48-sacheon", "泗川"),
    ("경북 영양에서 고추를", "영양", "KR-47-yeongyang", "英阳"),
    ("강원 고성에서", "고성", "KR-42-goseong", "高城"),
]


@pytest.mark.parametrize(
    ("text", "surface", "key", "zh"), IN_CONTEXT, ids=[f"{row[1]}-{row[2]}-{at}" for at, row in enumerate(IN_CONTEXT)]
)
def test_in_context(text: str, surface: str, key: str, zh: str) -> None:
    mention = named(text, surface)
    assert (mention.key, mention.renderings["zh"].preferred) == (f"place:{key}", zh)


UNTOLD = [("산시성에서", "산시성", ("山西省", "陕西省")), ("고성군에서", "고성군", ("高城郡", "固城郡"))]


@pytest.mark.parametrize(("text", "surface", "both"), UNTOLD, ids=[row[1] for row in UNTOLD])
def test_what_cannot_be_told_is_uncertain(text: str, surface: str, both: tuple[str, str]) -> None:
    rendering = named(text, surface).renderings["zh"]
    assert not rendering.certain
    assert set(both) <= set(rendering.accepted)


FALSE_FRIENDS = [
    ("부산한 아침이었다.", "부산"),
    ("직원이 상주하는 사무실", "상주"),
    ("이천 명이 모였다.", "이천"),
    ("영주권을 얻었다.", "영주"),
    ("수원지를 보호한다.", "수원"),
    ("대구탕을 먹었다.", "대구"),
    ("기후변화에 대응한다.", "기후"),
    ("지난 3월에", "지난"),
    ("우리 나라는", "나라"),
    ("국민을 위해 일한다.", "위해"),
    ("예산을 편성했다.", "예산"),
    ("음성을 인식한다.", "음성"),
    ("마라톤 완주에 성공했다.", "완주"),
    ("진도가 느리다.", "진도"),
    ("강진이 발생했다.", "강진"),
    ("영광을 안았다.", "영광"),
    ("양산에 돌입했다.", "양산"),
    ("고령 인구가 늘었다.", "고령"),
    ("영양을 섭취한다.", "영양"),
    ("소주를 마셨다.", "소주"),
    ("창사 50주년을 맞았다.", "창사"),
    ("시안을 마련했다.", "시안"),
    ("권한을 부여했다.", "부여"),
    ("전주 대비 3% 늘었다.", "전주"),
    ("야구 경기에서 이겼다.", "경기"),
    ("제2차 세계대전에서", "대전"),
    ("장수 국가로 꼽힌다.", "장수"),
    ("성장을 주장했다.", "주장"),
    ("신장 이식 수술", "신장"),
    ("다리를 놓았다.", "다리"),
    ("시가 총액이", "시가"),
    ("무한 경쟁", "무한"),
    ("유성 페인트", "유성"),
    ("목표를 달성했다.", "달성"),
    ("직원 연수를 했다.", "연수"),
    ("사상 최대 실적", "사상"),
    ("서류를 수정했다.", "수정"),
    ("상당한 금액", "상당"),
    ("3년 동안 쓴", "동안"),
    ("광산 개발", "광산"),
    ("일반 국민을 대상으로", "칸"),
]


@pytest.mark.parametrize(("text", "word"), FALSE_FRIENDS, ids=[row[1] for row in FALSE_FRIENDS])
def test_common_words_are_no_places(text: str, word: str) -> None:
    assert word not in [mention.surface for mention in places(text)]


JOINED = [
    ("광주서 열린 회의", "광주"),
    ("광주발 기차가", "광주"),
    ("부산행 열차", "부산"),
    ("광주·전남의 기업", "광주"),
    ("서울시민이", "서울"),
    ("베트남산 커피", "베트남"),
    ("광주시장이", "광주시"),
    ("경기도지사가", "경기도"),
    ("고흥군수는", "고흥군"),
    ("강남구청장은", "강남구"),
]


@pytest.mark.parametrize(("text", "surface"), JOINED, ids=[row[0] for row in JOINED])
def test_particles_and_suffixes(text: str, surface: str) -> None:
    assert named(text, surface).surface == surface


TARGETS = [
    ("Gwangju signed with Hangzhou in China.", "en", ["KR-29", "CN-ZJ-hangzhou", "CN"]),
    ("Guangzhou officials came.", "en", ["CN-GD-guangzhou"]),
    ("Shaanxi and Shanxi", "en", ["CN-SN", "CN-SX"]),
    ("He studied at Zhejiang University.", "en", []),
    ("the Bank of Korea and the Washington Post", "en", []),
    ("South Korea's exports", "en", []),
    ("a nice Polish job of mobile reading", "en", []),
    ("It costs US$5 and 3 US dollars.", "en", []),
    ("New York, not York", "en", ["US-new-york"]),
    ("South Jeolla Province", "en", ["KR-46"]),
    ("光州市与杭州市", "zh", ["KR-29", "CN-ZJ-hangzhou"]),
    ("广州市长", "zh", ["CN-GD-guangzhou"]),
    ("访问中国和阿联酋", "zh", ["CN", "AE"]),
    ("首尔大学和浙江大学", "zh", []),
    ("韩国出口增加", "zh", []),
    ("马里奥喝吉尼斯啤酒", "zh", []),
    ("提高知名度", "zh", []),
    ("西班牙语和印度教", "zh", []),
    ("中国教育与日本文化", "zh", ["CN", "JP"]),
    ("高兴地说", "zh", []),
]


@pytest.mark.parametrize(("text", "lang", "keys"), TARGETS, ids=[row[0][:24] for row in TARGETS])
def test_places_of_a_target(text: str, lang: str, keys: list[str]) -> None:
    found = find_places(text, "en" if lang == "en" else "zh")
    assert [mention.key for mention in found] == [f"place:{key}" for key in keys]
    assert all(text[mention.start : mention.end] == mention.surface for mention in found)


COVERED = [
    ({"place:CN-ZJ-hangzhou"}, "place:CN-ZJ", True),
    ({"place:CN-ZJ-hangzhou"}, "place:CN", True),
    ({"place:CN"}, "place:CN-GD-guangzhou", False),
    ({"place:US"}, "place:US-washington", True),
    ({"place:KR+CN"}, "place:CN", True),
    ({"place:KR-29"}, "place:CN-GD-guangzhou", False),
]


@pytest.mark.parametrize(("source", "key", "expected"), COVERED)
def test_covers(source: set[str], key: str, expected: bool) -> None:
    assert covers(frozenset(source), key) is expected


def test_tables_are_whole() -> None:
    found = all_places()
    kinds = [place.kind for place in found.values()]
    firsts = kinds.count("kr-metro") + kinds.count("kr-do")
    assert firsts == 17
    assert kinds.count("kr-si") + kinds.count("kr-gun") == 75 + 82 + 2
    assert sum(kind in ("cn-prov", "cn-muni", "cn-auto") for kind in kinds) == 31
    assert sum(kind.startswith("jp-") and kind != "jp-city" for kind in kinds) == 47
    assert all(place.parent in found for place in found.values() if place.parent)
    assert all(place.ko and place.en and place.zh for place in found.values())


def test_guards_name_known_forms_only_once() -> None:
    assert set(guards().values()) <= {"nnp", "locative", "suffix", "never"}


def test_a_name_of_two_places_is_read_by_the_sentence() -> None:
    release = find_mentions("강원 고성군과 경남 고성군은 3일 협약을 맺었다.")
    for province, zh in (("강원", "高城郡"), ("경남", "固城郡")):
        county = localize(f"{province} 고성군이 7억원을 낸다.", release)[1]
        assert (county.surface, county.renderings["zh"].preferred) == ("고성군", zh)
