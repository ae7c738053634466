"""Persons, titles and organizations in Korean contexts, with what they are in English and Chinese."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.mentions import find_mentions, localize
from pipeline.facts.names.find import find_names, outermost
from pipeline.facts.tables import rows
from pipeline.records import Mention


def unit(text: str, surface: str) -> Mention:
    found = [mention for mention in find_names(text) if mention.surface == surface]
    assert found, f"{surface!r} not among {[(mention.kind, mention.surface) for mention in find_names(text)]}"
    return found[0]


UNITS = [
    # text, surface, key, preferred English, preferred Chinese (None: not checked)
    ("강하나 광주광역시장은 밝혔다.", "강하나 광주광역시장", "person:강하나", "Gwangju Mayor Kang Ha-na", None),
    (
        "강하나(姜河娜) 광주광역시장은",
        "강하나(姜河娜) 광주광역시장",
        "person:강하나",
        "Gwangju Mayor Kang Ha-na",
        "光州市长姜河娜",
    ),
    (
        "강하나(姜河娜) 광주시장은",
        "강하나(姜河娜) 광주시장",
        "person:강하나",
        "Gwangju Mayor Kang Ha-na",
        "光州市长姜河娜",
    ),
    (
        "저장성 루산(卢山) 부성장과",
        "저장성 루산(卢山) 부성장",
        "person:루산",
        "Zhejiang Vice Governor Lu Shan",
        "浙江省副省长卢山",
    ),
    (
        "루산(卢山) 저장성 부성장은",
        "루산(卢山) 저장성 부성장",
        "person:루산",
        "Zhejiang Vice Governor Lu Shan",
        "浙江省副省长卢山",
    ),
    (
        "왕하이(王海) 항저우시장을",
        "왕하이(王海) 항저우시장",
        "person:왕하이",
        "Hangzhou Mayor Wang Hai",
        "杭州市长王海",
    ),
    (
        "정샤오윈(曾小云) 외사판공실 주임",
        "정샤오윈(曾小云) 외사판공실 주임",
        "person:정샤오윈",
        "Zeng Xiaoyun, director of the Foreign Affairs Office",
        "外事办公室主任曾小云",
    ),
    (
        "천밍(陈明) 과학기술청 부청장 등을",
        "천밍(陈明) 과학기술청 부청장",
        "person:천밍",
        "Chen Ming, deputy director of the Department of Science and Technology",
        "科学技术厅副厅长陈明",
    ),
    ("런펑(任鋒) 부비서장", "런펑(任鋒) 부비서장", "person:런펑", "Deputy Secretary-General Ren Feng", "任锋副秘书长"),
    ("네이버 최보라 대표는", "네이버 최보라 대표", "person:최보라", "Naver CEO Choi Bo-ra", None),
    ("최보라 네이버 대표는", "최보라 네이버 대표", "person:최보라", "Naver CEO Choi Bo-ra", None),
    (
        "박민수 삼성전자 부사장이",
        "박민수 삼성전자 부사장",
        "person:박민수",
        "Samsung Electronics Vice President Park Min-soo",
        None,
    ),
    (
        "이창용 한국은행 총재는",
        "이창용 한국은행 총재",
        "person:이창용",
        "Rhee Chang-yong, governor of the Bank of Korea",
        "韩国银行总裁李昌镛",
    ),
    ("김하늘 전남도지사가", "김하늘 전남도지사", "person:김하늘", "South Jeolla Governor Kim Ha-neul", None),
    ("김동연 경기지사는", "김동연 경기지사", "person:김동연", "Gyeonggi Governor Kim Dong-yeon", "京畿知事金东兖"),
    (
        "경기도지사 김동연은",
        "경기도지사 김동연",
        "person:김동연",
        "Gyeonggi Governor Kim Dong-yeon",
        "京畿道知事金东兖",
    ),
    ("서울시장 오세훈은", "서울시장 오세훈", "person:오세훈", "Seoul Mayor Oh Se-hoon", "首尔市长吴世勋"),
    ("문지후 강남구청장은", "문지후 강남구청장", "person:문지후", "Gangnam District Mayor Moon Ji-hoo", None),
    ("공민수 고흥군수는", "공민수 고흥군수", "person:공민수", "Goheung County Governor Kong Min-soo", None),
    ("조현 외교부 장관은", "조현 외교부 장관", "person:조현", "Minister of Foreign Affairs Cho Hyun", "外交部部长赵显"),
    (
        "한성진 해양수산부 장관",
        "한성진 해양수산부 장관",
        "person:한성진",
        "Minister of Oceans and Fisheries Han Sung-jin",
        None,
    ),
    (
        "기획재정부 구윤철 장관은",
        "기획재정부 구윤철 장관",
        "person:구윤철",
        "Minister of Economy and Finance Koo Yun-cheol",
        "企划财政部部长具润哲",
    ),
    (
        "문민석 중소벤처기업부 차관",
        "문민석 중소벤처기업부 차관",
        "person:문민석",
        "Vice Minister of SMEs and Startups Moon Min-seok",
        None,
    ),
    ("이재명 대통령은", "이재명 대통령", "person:이재명", "President Lee Jae-myung", "李在明总统"),
    ("시진핑 국가주석과", "시진핑 국가주석", "person:시진핑", "President Xi Jinping", "习近平国家主席"),
    ("트럼프 미국 대통령은", "트럼프 미국 대통령", "person:트럼프", "U.S. President Trump", "美国总统特朗普"),
    (
        "이시바 시게루(石破茂) 일본 총리가",
        "이시바 시게루(石破茂) 일본 총리",
        "person:이시바 시게루",
        "Japanese Prime Minister Shigeru Ishiba",
        "日本总理石破茂",
    ),
    ("전직 장관이 아닌 한민수 전 장관", "한민수 전 장관", "person:한민수", "former Minister Han Min-soo", None),
    (
        "나로대학교 김나라 교수는",
        "나로대학교 김나라 교수",
        "person:김나라",
        "Naro University Professor Kim Na-ra",
        None,
    ),
    ("홍길동(洪吉童) 이사장은", "홍길동(洪吉童) 이사장", "person:홍길동", "Chairman Hong Gil-dong", "洪吉童理事长"),
    ("남궁민수 팀장은", "남궁민수 팀장", "person:남궁민수", "Team Leader Namgung Min-soo", None),
    ("존 스미스(John Smith) 교수는", "존 스미스(John Smith) 교수", "person:존 스미스", "Professor John Smith", None),
    ("김하늘(Kim Hanul) 선수는", "김하늘(Kim Hanul) 선수", "person:김하늘", "player Kim Hanul", None),
    ("이민호 기자", "이민호 기자", "person:이민호", "Reporter Lee Min-ho", None),
    (
        "우원식 국회의장은",
        "우원식 국회의장",
        "person:우원식",
        "National Assembly Speaker Woo Won-shik",
        "禹元植国会议长",
    ),
    (
        "정민재 광주시의회 의원은",
        "정민재 광주시의회 의원",
        "person:정민재",
        "Jung Min-jae, member of the Gwangju City Council",
        None,
    ),
    (
        "관세청장 홍민기는",
        "관세청장 홍민기",
        "person:홍민기",
        "Hong Min-gi, commissioner of the Korea Customs Service",
        None,
    ),
    ("축구 대표팀 홍민보 감독", "홍민보 감독", "person:홍민보", "Coach Hong Min-bo", None),
    ("영화를 만든 봉준호 감독은", "봉준호 감독", "person:봉준호", "Director Bong Joon-ho", "奉俊昊导演"),
    ("주중대사 노민헌은", "주중대사 노민헌", "person:노민헌", "Ambassador to China Roh Min-heon", None),
    ("김민수씨는", "김민수씨", "person:김민수", "Kim Min-soo", None),
    ("하이브 의장 방민혁이", "하이브 의장 방민혁", "person:방민혁", "HYBE Chairman Bang Min-hyuk", None),
    (
        "임민정 세종대학교 총장",
        "임민정 세종대학교 총장",
        "person:임민정",
        "Sejong University President Lim Min-jung",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "surface", "key", "en", "zh"), UNITS, ids=[f"{at}-{row[1]}" for at, row in enumerate(UNITS)]
)
def test_units(text: str, surface: str, key: str, en: str, zh: str | None) -> None:
    mention = unit(text, surface)
    assert (mention.kind, mention.key) == ("person", key)
    assert mention.renderings["en"].preferred == en
    assert zh is None or mention.renderings["zh"].preferred == zh
    assert zh is not None or not mention.renderings["zh"].certain


LATER = [
    ("강하나(姜河娜) 시장이 왔다. 강 시장은 말했다.", "강 시장", "person:강하나", "Mayor Kang", "姜市长"),
    ("최보라 네이버 대표가 왔다. 최 대표는 말했다.", "최 대표", "person:최보라", "CEO Choi", "崔代表"),
    ("이창용 총재가 왔다. 이 총재는 말했다.", "이 총재", "person:이창용", "Governor Rhee", "李总裁"),
    ("오세훈 서울시장이 왔다. 오 시장은 말했다.", "오 시장", "person:오세훈", "Mayor Oh", "吴市长"),
    (
        "저장성 루산(卢山) 부성장이 왔다. 루 부성장은 말했다.",
        "루 부성장",
        "person:루산",
        "Vice Governor Lu",
        "卢副省长",
    ),
    ("야오밍위안(姚明远) 시장이 왔다. 야오 시장은 말했다.", "야오 시장", "person:야오밍위안", "Mayor Yao", "姚市长"),
    (
        "이시바 시게루(石破茂) 총리가 왔다. 이시바 총리는",
        "이시바 총리",
        "person:이시바 시게루",
        "Prime Minister Ishiba",
        "石破总理",
    ),
    ("강하나(姜河娜) 시장이 왔다. 강하나는 말했다.", "강하나", "person:강하나", "Kang Ha-na", "姜河娜"),
    (
        "루산(卢山) 부성장이 왔다. 루산 저장성 부성장은",
        "루산 저장성 부성장",
        "person:루산",
        "Zhejiang Vice Governor Lu Shan",
        "浙江省副省长卢山",
    ),
    ("김 장관은 말했다.", "김 장관", "person:김", "Minister Kim", "金部长"),
    ("남궁 의원은 말했다.", "남궁 의원", "person:남궁", "Rep. Namgung", "南宫议员"),
]


@pytest.mark.parametrize(("text", "surface", "key", "en", "zh"), LATER, ids=[row[1] + "-" + row[2] for row in LATER])
def test_later_mentions(text: str, surface: str, key: str, en: str, zh: str) -> None:
    mention = [mention for mention in find_names(text) if mention.surface == surface][-1]
    assert mention.key == key
    assert (mention.renderings["en"].preferred, mention.renderings["zh"].preferred) == (en, zh)


def test_a_guessed_character_is_never_certain() -> None:
    assert not unit("김 장관은 말했다.", "김 장관").renderings["zh"].certain
    assert not unit("강하나 시장은 말했다.", "강하나 시장").renderings["zh"].certain
    assert unit("강하나(姜河娜) 시장은 말했다.", "강하나(姜河娜) 시장").renderings["zh"].certain


TITLES = [
    ("광주시장은 5일", "광주시장", "Gwangju Mayor", "光州市长"),
    ("도쿄도지사가", "도쿄도지사", "Tokyo Governor", "东京都知事"),
    ("금융위원장은", "금융위원장", "chairman of the Financial Services Commission", "金融委员会委员长"),
    ("하나은행장은", "하나은행장", "Hana Bank CEO", "韩亚银行行长"),
    ("외교부 장관이", "외교부 장관", "Minister of Foreign Affairs", "外交部部长"),
    ("저장대학교 총장 등을", "저장대학교 총장", "Zhejiang University President", "浙江大学校长"),
    ("국무총리는", "국무총리", "Prime Minister", "国务总理"),
    ("부시장이 참석했다.", "부시장", "Vice Mayor", "副市长"),
    ("주미대사를 만나", "주미대사", "Ambassador to the United States", "驻美大使"),
    ("고흥군수는", "고흥군수", "Goheung County Governor", "高兴郡守"),
    ("강남구청장은", "강남구청장", "Gangnam District Mayor", "江南区厅长"),
    ("부산지사장을 지냈다.", "부산지사장", "Busan Branch Manager", "釜山分公司总经理"),
    ("이사장을 선출했다.", "이사장", "Chairman", "理事长"),
    ("미국 대통령은", "미국 대통령", "U.S. President", "美国总统"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), TITLES, ids=[row[1] for row in TITLES])
def test_titles(text: str, surface: str, en: str, zh: str) -> None:
    mention = unit(text, surface)
    assert mention.kind == "title"
    assert (mention.renderings["en"].preferred, mention.renderings["zh"].preferred) == (en, zh)


COMMON_WORDS = [
    ("시장 점유율이 올랐다.", "시장"),
    ("남대문시장에서", "시장"),
    ("중국시장에 진출했다.", "시장"),
    ("세계 시장을 선도한다.", "시장"),
    ("이 시장은 넓다.", "시장"),
    ("대표단을 이끌고", "대표"),
    ("대표팀이 이겼다.", "대표"),
    ("국내 대표 도시로", "대표"),
    ("대표적 기업이다.", "대표"),
    ("지난달 이사를 했다.", "이사"),
    ("대상을 수상했다.", "수상"),
    ("수상 스포츠 대회", "수상"),
    ("대표팀은 2연패를 당했다.", "연패"),
    ("그렇게 주장했다.", "주장"),
    ("주장이 나왔다.", "주장"),
    ("경제 성장을 이끈다.", "성장"),
    ("기업의 성장과", "성장"),
    ("통장을 만들었다.", "통장"),
    ("부산지사를 열었다.", "지사"),
    ("작품을 소장한다.", "소장"),
    ("광주의원에서 치료를", "의원"),
    ("대사를 외웠다.", "대사"),
    ("영화를 감독했다.", "감독"),
    ("과장된 표현", "과장"),
    ("공사 현장을 찾았다.", "현장"),
    ("기사를 읽었다.", "기사"),
    ("상무청과 협의", "상무"),
]


@pytest.mark.parametrize(("text", "word"), COMMON_WORDS, ids=[row[0] for row in COMMON_WORDS])
def test_common_words_are_no_titles(text: str, word: str) -> None:
    assert word not in [mention.surface for mention in find_names(text) if mention.kind in ("title", "person")]


ORGANIZATIONS = [
    ("해양수산부는", "해양수산부", "Ministry of Oceans and Fisheries", "海洋水产部"),
    ("해수부는", "해수부", "Ministry of Oceans and Fisheries", "海洋水产部"),
    ("산업통상자원부가", "산업통상자원부", "Ministry of Trade, Industry and Energy", "产业通商资源部"),
    ("산업통상부는", "산업통상부", "Ministry of Trade, Industry and Resources", "产业通商部"),
    ("중소벤처기업부와", "중소벤처기업부", "Ministry of SMEs and Startups", "中小风险企业部"),
    ("과학기술정보통신부는", "과학기술정보통신부", "Ministry of Science and ICT", "科学技术信息通信部"),
    ("과기정통부는", "과기정통부", "Ministry of Science and ICT", "科学技术信息通信部"),
    ("기후에너지환경부는", "기후에너지환경부", "Ministry of Climate, Energy and Environment", "气候能源环境部"),
    ("재정경제부는", "재정경제부", "Ministry of Finance and Economy", "财政经济部"),
    ("성평등가족부가", "성평등가족부", "Ministry of Gender Equality and Family", "性别平等家庭部"),
    ("질병관리청은", "질병관리청", "Korea Disease Control and Prevention Agency", "疾病管理厅"),
    ("우주항공청이", "우주항공청", "Korea AeroSpace Administration", "宇宙航空厅"),
    ("한국은행은", "한국은행", "Bank of Korea", "韩国银行"),
    ("금융위원회는", "금융위원회", "Financial Services Commission", "金融委员会"),
    ("공정위는", "공정위", "Fair Trade Commission", "公平交易委员会"),
    ("국회를 통과했다.", "국회", "National Assembly", "国会"),
    ("더불어민주당은", "더불어민주당", "Democratic Party of Korea", "共同民主党"),
    ("코트라와", "코트라", "Korea Trade-Investment Promotion Agency", "大韩贸易投资振兴公社"),
    ("한국전력공사는", "한국전력공사", "Korea Electric Power Corporation", "韩国电力公社"),
    ("서울대 연구진은", "서울대", "Seoul National University", "首尔大学"),
    ("카이스트와", "카이스트", "Korea Advanced Institute of Science and Technology", "韩国科学技术院"),
    ("전남대학교에서", "전남대학교", "Chonnam National University", "全南大学"),
    ("삼성전자가", "삼성전자", "Samsung Electronics", "三星电子"),
    ("SK하이닉스는", "SK하이닉스", "SK hynix", "SK海力士"),
    ("현대자동차그룹은", "현대자동차그룹", "Hyundai Motor Group", "现代汽车集团"),
    ("LG에너지솔루션과", "LG에너지솔루션", "LG Energy Solution", "LG新能源"),
    ("딥시크를 만든", "딥시크", "DeepSeek", "深度求索"),
    ("알리바바와", "알리바바", "Alibaba", "阿里巴巴"),
    ("유엔에서", "유엔", "United Nations", "联合国"),
    ("WHO는", "WHO", "World Health Organization", "世界卫生组织"),
    (
        "경제협력개발기구의",
        "경제협력개발기구",
        "Organization for Economic Cooperation and Development",
        "经济合作与发展组织",
    ),
    ("아세안 회의", "아세안", "ASEAN", "东盟"),
    ("백악관은", "백악관", "White House", "白宫"),
    ("외사판공실과", "외사판공실", "Foreign Affairs Office", "外事办公室"),
    ("상무청에서", "상무청", "Department of Commerce", "商务厅"),
    ("미군은", "미군", "U.S. military", "美军"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), ORGANIZATIONS, ids=[row[1] for row in ORGANIZATIONS])
def test_organizations(text: str, surface: str, en: str, zh: str) -> None:
    mention = unit(text, surface)
    assert mention.kind == "organization"
    assert (mention.renderings["en"].preferred, mention.renderings["zh"].preferred) == (en, zh)


BY_RULE = [
    ("광주시청에서", "광주시청", "Gwangju City Hall", "光州市政府"),
    ("전남도교육청은", "전남도교육청", "South Jeolla Office of Education", "全罗南道教育厅"),
    ("고흥군청은", "고흥군청", "Goheung County Office", "高兴郡政府"),
    ("광주시의회는", "광주시의회", "Gwangju City Council", "光州市议会"),
    ("부산경찰청은", "부산경찰청", "Busan Police Agency", "釜山警察厅"),
    ("나로대학교에서", "나로대학교", "Naro University", None),
    ("㈜한빛정밀은", "㈜한빛정밀", "Hanbit Precision", "Hanbit精密"),
    ("한국섬연구원(KIDI)은", "한국섬연구원", "KIDI", None),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), BY_RULE, ids=[row[1] for row in BY_RULE])
def test_organizations_by_rule(text: str, surface: str, en: str, zh: str | None) -> None:
    mention = unit(text, surface)
    assert mention.renderings["en"].preferred == en
    assert zh is None or mention.renderings["zh"].preferred == zh
    assert not mention.renderings["zh"].certain


NAMED_LIKE_WORDS = [
    # text, surface, preferred English, preferred Chinese
    ("밀밭푸드가 새 공장을 지었다고 밝혔다.", "밀밭푸드", "Milbat Food", "Milbat Food"),
    ("콘텐츠 기업 무지개스튜디오(대표 한가람)는", "무지개스튜디오", "Mujigae Studio", "Mujigae Studio"),
    ("오직대학교 연구팀이", "오직대학교", "Ojik University", "Ojik大学"),
    ("여울공과대학교는", "여울공과대학교", "Yeoul University of Technology", "Yeoul工科大学"),
    ("보안 업체 다루비는 3일", "다루비", "Darubi", "Darubi"),
    ("미국 유통업체 ‘화이트필즈’의 매장", "화이트필즈", "Whitefields", "Whitefields"),
    ("도쿄의 사쿠라이출판과 맺었다.", "사쿠라이출판", "Sakurai Publishing", "Sakurai出版"),
    ("일본 하나무라출판(花村出版)과", "하나무라출판", "Hanamura Publishing", "花村出版"),
    ("중국 쭝난대학교와 협약했다.", "쭝난대학교", "Zongnan University", "Zongnan大学"),
    ("국립나주생태박물관은", "국립나주생태박물관", "Naju National Ecology Museum", "国立罗州生态博物馆"),
    ("국립해양도서관은", "국립해양도서관", "National Maritime Library", "国立海洋图书馆"),
    ("부산시립미술관에서", "부산시립미술관", "Busan Municipal Art Museum", "釜山市立美术馆"),
    ("한서투자증권은", "한서투자증권", "Hanseo Investment & Securities", "Hanseo投资证券"),
    ("유소년 축구 대회에서 수원 노을중이 이겼다.", "노을중", "Noeul Middle School", "Noeul中学"),
    ("강릉해양경찰서는", "강릉해양경찰서", "Gangneung Coast Guard Station", "江陵海洋警察署"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), NAMED_LIKE_WORDS, ids=[row[1] for row in NAMED_LIKE_WORDS])
def test_bodies_named_like_words(text: str, surface: str, en: str, zh: str) -> None:
    mention = unit(text, surface)
    assert mention.kind == "organization"
    assert (mention.renderings["en"].preferred, mention.renderings["zh"].preferred) == (en, zh)


def test_a_product_in_quotation_marks_is_a_name() -> None:
    found = [m for m in find_names("새 품종 ‘단비’를 길렀다. ‘단비’는 달다.") if m.kind == "term"]
    assert [(m.surface, m.renderings["en"].preferred, m.renderings["zh"].preferred) for m in found] == [
        ("단비", "Danbi", "Danbi")
    ] * 2


COMMON_BODIES = [
    "대형병원과 지역은행은 참여한다고 밝혔다.",
    "국내대학과 시중은행이 만났다.",
    "신재생에너지와 석유화학, 이차전지소재를 지원한다.",
    "스마트팜과 핵심유전자를 연구했다.",
    "한국식품 판촉전을 연다.",
    "중국은행권과 미국증권을 본다.",
    "대한장애인수영연맹은 밝혔다.",
    "학생들은 가야 한다고 주장했다.",
    "지역문화재단과 고용센터가 나섰다.",
    "국제 기업은 스페인어로 말한다.",
]


@pytest.mark.parametrize("text", COMMON_BODIES)
def test_common_words_are_no_bodies(text: str) -> None:
    made = [mention for mention in find_names(text) if mention.renderings["en"].origin == "rule"]
    assert [mention.surface for mention in made if mention.kind == "organization"] == []


AGAIN = [
    ("무지개스튜디오(대표 한가람)는 왔다. 무지개스튜디오가 만든다.", "무지개스튜디오", 2),
    ("나래별대학교는 컸다. 나래별대 총장은 나래별대를", "나래별대", 2),
    ("하늘솔고등학교가 이겼다. 하늘솔고는 작다.", "하늘솔고", 1),
    ("㈜고운샘이 판다. 고운샘은 작다.", "고운샘", 1),
]


@pytest.mark.parametrize(("text", "surface", "count"), AGAIN, ids=[row[1] for row in AGAIN])
def test_a_body_stands_again(text: str, surface: str, count: int) -> None:
    found = [mention for mention in find_names(text) if mention.surface == surface and mention.kind == "organization"]
    assert len(found) == count
    assert len({mention.renderings["en"].preferred for mention in found}) == 1


def test_an_acronym_in_brackets_is_trusted() -> None:
    assert unit("한국섬연구원(KIDI)은", "한국섬연구원").renderings["en"].origin == "latin"
    assert "KORDI" in unit("한국해양과학기술원(KORDI)은", "한국해양과학기술원").renderings["en"].accepted


GLOSSED = [
    ("‘육소룡(六小龙)’을", "육소룡", "六小龙"),
    ("상생(相生)의 길", "상생", "相生"),
    ("우호도시(友好都市)를", "우호도시", "友好都市"),
]


@pytest.mark.parametrize(("text", "surface", "zh"), GLOSSED, ids=[row[1] for row in GLOSSED])
def test_words_that_the_release_glosses(text: str, surface: str, zh: str) -> None:
    mention = unit(text, surface)
    assert (mention.kind, mention.renderings["zh"].preferred, mention.renderings["zh"].origin) == ("term", zh, "hanja")


SIGNS = [
    ("美 대통령이", "美", "place:US", "U.S.", "美国"),
    ("한중 관계가", "한중", "place:KR+CN", "Korea-China", "韩中"),
    ("한·미·일 정상이", "한·미·일", "place:KR+US+JP", "Korea-U.S.-Japan", "韩美日"),
    ("남북 정상이", "남북", "place:KR+KP", "inter-Korean", "韩朝"),
    ("미 국무부는", "미", "place:US", "U.S.", "美国"),
    ("한-우즈베키스탄 대화", "한-우즈베키스탄", "place:KR+UZ", "Korea-Uzbekistan", "韩国-乌兹别克斯坦"),
    ("한·아세안 회의", "한·아세안", "place:KR", "Korea-ASEAN", "韩国-东盟"),
    ("한미일 협력", "한미일", "place:KR+US+JP", "Korea-U.S.-Japan", "韩美日"),
    ("북미 정상회담", "북미", "place:KP+US", "North Korea-U.S.", "朝美"),
]


@pytest.mark.parametrize(("text", "surface", "key", "en", "zh"), SIGNS, ids=[row[1] for row in SIGNS])
def test_countries_by_sign(text: str, surface: str, key: str, en: str, zh: str) -> None:
    mention = unit(text, surface)
    assert (mention.key, mention.renderings["en"].preferred, mention.renderings["zh"].preferred) == (key, en, zh)


WHOLE = [
    ("양소비(梁昭飛·27·영월군청)가 이겼다. 양소비는 웃었다.", "양소비", "Yang So-bi", "梁昭飞"),
    ("주민 도하린(27)이 왔다. 도하린은 웃었다.", "도하린", "Do Ha-rin", None),
    ("노해담 대표가 왔다. 이어 노해담은 말했다.", "노해담", "Roh Hae-dam", None),
    ("남도율 나루모터스 상품기획본부장은 “크다”고 했다.", "남도율", "Nam Do-yul", None),
    ("시라카와 요코(白川陽子)가 맡는다.", "시라카와 요코(白川陽子)", "Yoko Shirakawa", "白川阳子"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), WHOLE, ids=[row[1] for row in WHOLE])
def test_full_names_without_a_title(text: str, surface: str, en: str, zh: str | None) -> None:
    mention = [mention for mention in find_names(text) if mention.surface == surface][-1]
    assert (mention.kind, mention.renderings["en"].preferred) == ("person", en)
    assert zh is None or mention.renderings["zh"].preferred == zh


def test_a_sentence_knows_the_names_of_its_release() -> None:
    known = find_mentions("마윤서(馬允瑞) 광주광역시장은 온샘푸드(대표 하담)를 찾았다. 온샘푸드는 작다.")
    found = {m.surface: m.renderings["zh"].preferred for m in localize("마윤서 광주광역시장이 온샘푸드에 갔다.", known)}
    assert found == {"마윤서 광주광역시장": "光州市长马允瑞", "온샘푸드": "Onsaem Food"}


@pytest.mark.parametrize(
    "text",
    [
        "심정지 환자",
        "송수관이 터졌다.",
        "모두의 광장",
        "주차장에서",
        "지진이 났다.",
        "인공지능(AI) 성장 전략",
        "신기술을 한국인이",
    ],
)
def test_no_persons(text: str) -> None:
    assert [mention.surface for mention in find_names(text) if mention.kind == "person"] == []


RELEASE = (
    "강하나(姜河娜) 광주광역시장은 24일 중국 저장성 루산(卢山) 부성장, 왕하이(王海) 항저우시장을 만났다. 강 시장은 해양수산부와 협약했다. "
    "최보라 네이버 대표는 경기 성남시 분당구에서 “시장 점유율을 늘리겠다”고 말했다."
)


def test_mentions_nest_only_in_units() -> None:
    found = find_names(RELEASE)
    assert [(m.start, -m.end) for m in found] == sorted((m.start, -m.end) for m in found)
    assert all(RELEASE[m.start : m.end] == m.surface for m in found)
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            inside = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or inside, (one.surface, other.surface)
    outer = outermost(found)
    assert all(one.end <= other.start for one, other in pairwise(outer))
    assert "강하나(姜河娜) 광주광역시장" in [m.surface for m in outer]


def test_renderings_hold_their_preferred_form() -> None:
    for mention in find_names(RELEASE):
        assert mention.key
        assert mention.value is None
        for rendering in mention.renderings.values():
            assert rendering.preferred in rendering.accepted


BAD = [
    "",
    "\ud800광주\udfff",
    "광주\x00시장\x07",
    "1" * 20000,
    "(" * 3000,
    "가" * 3000,
    "김(" * 800,
    "광주(光州" * 300,
    "전 " * 2000,
    "한·" * 1500,
]


@pytest.mark.parametrize(
    "text",
    BAD,
    ids=["empty", "surrogates", "controls", "digits", "brackets", "syllables", "names", "places", "former", "signs"],
)
def test_bad_text_is_no_trouble(text: str) -> None:
    assert all(mention.surface == text[mention.start : mention.end] for mention in find_names(text))


PIECES = st.sampled_from(
    [
        "광주",
        "시장",
        "강",
        "김민수",
        "(卢山)",
        "(AI)",
        " ",
        "·",
        "저장성",
        "대표",
        "네이버",
        "전",
        "(",
        "姜",
        "美",
        "씨",
        "은",
        "\n",
        "은행장",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_mixture_gives_whole_mentions(text: str) -> None:
    for mention in find_names(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]


TABLES = ["organizations.csv", "titles.csv", "people.csv"]


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_three_languages(table: str) -> None:
    for row in rows(table):
        assert row["ko"], row
        assert row["en"], row
        assert row["zh"], row
        assert not any("가" <= char <= "힣" for char in row["en"] + row["zh"]), row


def test_keys_of_organizations_are_unique() -> None:
    keys = [row["key"] for row in rows("organizations.csv")]
    assert len(keys) == len(set(keys)) > 250
