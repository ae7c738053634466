"""What press Korean says again and again, with its drafts in both languages."""

import pytest

from tests.lexicon.drafts import draft

CASES = [
    pytest.param(
        "현대차는 지난달 국내 시장에서 전년 동월 대비 3.2% 감소한 5만8000대를 판매했다.",
        "Hyundai Motor sold 58,000 units that fell 3.2% compared with the same period last year in the domestic market last month.",
        "现代汽车上月在国内市场销售与去年同期相比减少3.2%的5.8万台。",
        id="down from a month of last year",
    ),
    pytest.param(
        "환경부는 노후 경유차 3만대의 조기 폐차를 지원하기로 했다.",
        "The Ministry of Environment decided to support the early scrapping of 30,000 old diesel vehicles.",
        "环境部决定支援3万辆老旧柴油车的提前报废。",
        id="so many vehicles of something",
    ),
    pytest.param(
        "참가를 원하는 기업은 오는 30일까지 누리집에서 신청하면 된다.",
        "The company that wants participation can apply on the website by the 30th.",
        "希望参加的企业只需到30日在官网申请。",
        id="it is enough to",
    ),
    pytest.param(
        "울산시의 지난해 수출액은 881억달러로 전국 시도 가운데 두 번째로 많았다.",
        "Last year's exports of Ulsan were the second largest at $88.1 billion among nationwide provinces and cities.",
        "蔚山市去年出口额为881亿美元，全国市道当中第二多。",
        id="second largest",
    ),
    pytest.param(
        "이 법안은 찬성 178표, 반대 86표로 국회 본회의를 통과했다.",
        "This bill passed the National Assembly plenary session with 178 votes in favor and 86 votes against.",
        "该法案以178票赞成和86票反对获国会全体会议通过。",
        id="votes for and against",
    ),
    pytest.param(
        "박람회에는 12개국 150개 기업이 참가한다.",
        "150 companies from 12 countries participate in the expo.",
        "在博览会12个国家的150家企业参加。",
        id="companies of so many countries",
    ),
    pytest.param(
        "정부는 수해 피해를 입은 3개 군을 특별재난지역으로 선포했다.",
        "The government declared three counties that suffered flood damage a special disaster zone.",
        "政府将受灾水灾的3个郡宣布为特别灾区。",
        id="declared to be",
    ),
    pytest.param(
        "제주도는 감귤 수출을 1만톤으로 늘리겠다는 목표를 세웠다.",
        "Jeju Province set a goal to increase the mandarin export to 10,000 tons.",
        "济州道制定将增加柑橘出口至1万吨的目标。",
        id="goal to",
    ),
    pytest.param(
        "병원은 환자의 개인정보가 유출된 사실을 확인하고 경찰에 신고했다.",
        "The hospital confirmed that the personal information of patients was leaked, and reported to police.",
        "医院确认患者的个人信息外泄的事实，向警方报案。",
        id="reported to police",
    ),
    pytest.param(
        "이 노선은 하루 왕복 6회 운항하며 비행시간은 약 2시간 30분이다.",
        "This flight route is operated six round trips a day and flight time is about two hours and 30 minutes.",
        "该航线运营每天往返6次，飞行时间为约2小时30分钟。",
        id="round trips and hours with minutes",
    ),
    pytest.param(
        "경찰은 35명을 불구속 송치했다.",
        "Police referred 35 people to prosecutors without detention.",
        "警方将35人不拘留移送检方。",
        id="referred without detention",
    ),
    pytest.param(
        "교육부는 내년부터 늘봄학교를 전면 시행한다.",
        "The Ministry of Education will fully implement the Neulbom after-school program from next year.",
        "教育部将从明年起全面实施延时看护学校。",
        id="fully",
    ),
    pytest.param(
        "시는 청년을 위한 주택을 짓는다.",
        "The city builds a house for young people.",
        "市建造面向青年的住宅。",
        id="for young people",
    ),
    pytest.param(
        "시는 철도 부지 활용을 위한 업무협약을 체결했다.",
        "The city signed a memorandum of understanding for railway site use.",
        "市签署关于铁路用地利用的业务协议。",
        id="agreement about a use",
    ),
    pytest.param(
        "국토교통부는 사고 원인을 조사하기 위해 조사관 8명을 현장에 급파했다.",
        "To investigate the cause of the accident, the Ministry of Land, Infrastructure and Transport urgently sent eight investigators to the scene.",
        "国土交通部为了调查事故原因，向现场紧急派遣8名调查官。",
        id="to investigate",
    ),
    pytest.param(
        "우리 선수단은 금메달 3개, 은메달 5개로 종합 4위에 올랐다.",
        "Our team ranked overall 4th with three gold medals and five silver medals.",
        "我国代表团以3枚金牌和5枚银牌位列综合第4位。",
        id="rank with medals",
    ),
    pytest.param(
        "이번 조사는 전국 성인 남녀 2000명을 대상으로 진행됐다.",
        "This survey was conducted among 2,000 adult men and women nationwide.",
        "此次调查以全国成人男女2000人为对象进行。",
        id="among so many",
    ),
    pytest.param(
        "전국 아파트 매매가격은 전주 대비 0.05% 올라 8주 연속 상승했다.",
        "The nationwide apartment selling price rose 0.05% from the previous week, and rose for eight weeks in a row.",
        "全国公寓买卖价格较前一周上升0.05%，连续8周上涨。",
        id="from the previous week",
    ),
    pytest.param(
        "시는 공사 현장의 안전을 점검한 결과 위반 사항 45건을 적발했다.",
        "After inspecting the safety of the construction site, the city caught 45 violations.",
        "市检查工地的安全的结果显示，查获45件违规事项。",
        id="found by an inspection",
    ),
    pytest.param(
        "정부는 내년 최저임금을 시간당 1만320원으로 결정했다.",
        "The government decided next year's minimum wage at 10,320 won per hour.",
        "政府以每小时10320韩元决定明年最低工资。",
        id="next year's wage",
    ),
    pytest.param(
        "LH는 신혼부부에게 임대주택 5000가구를 시세의 70% 수준으로 공급한다.",
        "LH supplies 5,000 units of rental housing to the newlywed couple at 70% of the market price.",
        "LH向新婚夫妇用市价的70%水平供应5000套租赁住房。",
        id="at a level",
    ),
    pytest.param(
        "경기도는 도내 31개 시군의 노후 상수도관 320㎞를 교체한다.",
        "Gyeonggi Province replaces 320 kilometers of aging water pipe of 31 cities and counties in the province.",
        "京畿道更换道内31个市郡的320公里老旧自来水管。",
        id="in the province",
    ),
    pytest.param(
        "가뭄으로 저수율이 15% 아래로 떨어지자 시는 제한 급수를 시작했다.",
        "As the reservoir storage rate fell due to the drought under 15%, the city started the water rationing.",
        "蓄水率因干旱下降至15%下后，市开始限制供水。",
        id="as it fell",
    ),
    pytest.param(
        "시의회는 조례안을 만장일치로 의결했다.",
        "The city council passed the draft ordinance unanimously.",
        "市议会一致通过条例案。",
        id="unanimously",
    ),
    pytest.param(
        "농협은 전국 200개 매장에서 할인 행사를 연다.",
        "NongHyup holds a discount event in 200 stores nationwide.",
        "农协在全国200家门店举行打折活动。",
        id="stores nationwide",
    ),
    pytest.param(
        "새만금개발청은 이차전지 기업 3곳과 총 8200억원 규모의 투자협약을 맺었다.",
        "The Saemangeum Development and Investment Agency signed the investment agreement of total worth 820 billion won with three rechargeable battery companies.",
        "新万金开发厅与3家二次电池企业签署共8200亿韩元规模的投资协议。",
        id="with so many companies",
    ),
    pytest.param(
        "식품의약품안전처는 수입 망고 24톤을 회수하도록 조치했다.",
        "The Ministry of Food and Drug Safety took measures to recover 24 tons of import mango.",
        "食品医药品安全处采取措施回收24吨进口芒果。",
        id="took measures to",
    ),
    pytest.param(
        "국세청은 고액 체납자 2,500명의 명단을 누리집에 공개했다.",
        "The National Tax Service unveiled a list of 2,500 large-scale tax delinquents on the website.",
        "国税厅在官网公开2500名高额欠税人的名单。",
        id="on the website",
    ),
    pytest.param(
        "이 대회는 2010년 시작돼 올해로 16회째를 맞았다.",
        "This competition started in 2010 and marked 16th this year.",
        "该大赛2010年开始，今年迎来第16届。",
        id="for the 16th time",
    ),
    pytest.param(
        "국내 자동차 등록 대수는 지난해 말 기준 2630만대로 전년보다 1.3% 증가했다.",
        "Domestic car registration number of units rose 1.3% to 26.3 million as of the end of last year from a year earlier.",
        "国内汽车注册台数截至去年年底为2630万台，同比增长1.3%。",
        id="as of the end of a year",
    ),
    pytest.param(
        "KT는 5G 가입자가 1000만명을 돌파했다고 밝혔다.",
        "KT said 5G subscribers reached more than 10 million people.",
        "KT表示，5G用户突破1000万人。",
        id="5G",
    ),
    pytest.param(
        "도서관은 매주 월요일 휴관하며 입장료는 무료다.",
        "The library is closed every Monday and the admission fee is free of charge.",
        "图书馆每周一闭馆，门票是免费。",
        id="every Monday",
    ),
    pytest.param(
        "유네스코는 반구천의 암각화를 세계유산으로 등재했다.",
        "UNESCO listed the petroglyph of Bangucheon as World Heritage.",
        "联合国教科文组织将Bangucheon的岩刻画列入世界遗产。",
        id="listed as",
    ),
    pytest.param(
        "기획재정부는 내년 예산안을 올해보다 3.2% 늘어난 677조원으로 편성했다.",
        "The Ministry of Economy and Finance drew up next year's budget bill with 677 trillion won, up 3.2% from this year.",
        "企划财政部以比今年增长3.2%的677万亿韩元编制明年预算案。",
        id="up from this year",
    ),
    pytest.param(
        "화재는 30분 만에 진화됐으며 인명 피해는 없었다.",
        "The fire was put out after 30 minutes and saw no casualties.",
        "火灾30分钟后被扑灭，无人员伤亡。",
        id="put out",
    ),
    pytest.param(
        "시민 1000명을 대상으로 한 설문조사에서 응답자의 72%가 찬성했다.",
        "72% of respondents approved in a survey of 1,000 citizens.",
        "在以市民1000人为对象的问卷调查中，72%的受访者赞成。",
        id="a survey of so many",
    ),
    pytest.param(
        "이 열차는 최고 시속 320㎞로 서울과 부산을 1시간 50분에 연결한다.",
        "This train connects Seoul and Busan at up to 320 km/h in one hour and 50 minutes.",
        "该列车以最高时速320公里以1小时50分钟连接首尔和釜山。",
        id="at a speed in so long",
    ),
    pytest.param(
        "한강버스는 잠실에서 마곡까지 7개 선착장을 오간다.",
        "The Han River bus travels seven piers from Jamsil to Magok.",
        "汉江公交车从蚕室至Magok往来7个码头。",
        id="from one place to another",
    ),
    pytest.param(
        "고용노동부는 임금을 체불한 사업주 3명을 체포했다.",
        "The Ministry of Employment and Labor arrested three employers who failed to pay wages.",
        "雇佣劳动部逮捕拖欠工资的3名雇主。",
        id="failed to pay",
    ),
    pytest.param(
        "이 회사는 미국 식품의약국(FDA)의 승인을 받았다.",
        "This company received the approval of the Food and Drug Administration.",
        "该公司获得美国食品药品监督管理局的批准。",
        id="a name with its short form",
    ),
    pytest.param(
        "행사 기간 시청 주변 도로의 통행이 제한된다.",
        "During the event period, the passage of around city hall road is restricted.",
        "活动期间市政府周边道路的通行限制。",
        id="during an event",
    ),
    pytest.param(
        "여수해경은 실종된 선원 2명을 찾기 위해 헬기 3대와 경비함 5척을 투입했다.",
        "To find two sailors who went missing, the Yeosu Coast Guard deployed three helicopters and five patrol ships.",
        "丽水海警为了找到失踪的2名船员，投入3架直升机和5艘警备舰。",
        id="so many of one and of another",
    ),
    pytest.param(
        "아시아나항공은 인천~시애틀 노선을 주 3회에서 주 5회로 늘린다.",
        "Asiana Airlines increases an Incheon-Seattle route from three times a week to five times a week.",
        "韩亚航空将仁川—西雅图路线从每周3次增加至每周5次。",
        id="times a week",
    ),
    pytest.param(
        "정부는 관세 협상이 타결될 때까지 수출 기업에 긴급 자금 3조원을 공급한다.",
        "Until tariff negotiations are settled, the government supplies emergency funds of 3 trillion won to the exporter.",
        "直到关税谈判达成协议，政府向出口企业供应紧急资金3万亿韩元。",
        id="until something is settled",
    ),
    pytest.param(
        "공정위는 하도급 대금을 제때 주지 않은 건설사에 시정명령을 내렸다.",
        "The Fair Trade Commission issued a corrective order to a construction company that did not give subcontracting payment on time.",
        "公平交易委员会责令整改未按时给分包货款的建筑公司。",
        id="not on time",
    ),
    pytest.param(
        "대통령은 유가족을 만나 재발 방지를 약속했다.",
        "President met bereaved family and promised the prevention of recurrence.",
        "总统会见遇难者家属，承诺防止再发。",
        id="met and promised",
    ),
    pytest.param(
        "포항시는 지난해 7월 불이 난 시장에서 오는 18일 점포 86곳이 영업을 다시 시작한다고 밝혔다.",
        "Pohang said 86 stores will start the business again on the 18th in a market where the fire broke out in July last year.",
        "浦项市表示，18日86家店铺在去年7月失火的市场再次开始营业。",
        id="two times of two verbs",
    ),
    pytest.param(
        "미국 판매가는 아직 정해지지 않았다.",
        "The U.S. selling price still was not set.",
        "美国售价尚未确定。",
        id="a price",
    ),
    pytest.param(
        "분기별로는 1~3분기에 632억원의 영업손실이 쌓였다가 4분기에 214억원의 영업이익을 냈다.",
        "An operating loss of 63.2 billion won piled up quarterly from the first quarter to the third quarter, and then it posted an operating profit of 21.4 billion won in the fourth quarter.",
        "按季度看，第一季度至第三季度632亿韩元的营业亏损堆积之后，第四季度实现营业利润214亿韩元。",
        id="and then",
    ),
    pytest.param(
        "회사는 내년 7월에 공장을 연 40만대 규모로 가동할 예정이다.",
        "The company plans to put the factory into operation at a scale of 400,000 per year in July next year.",
        "公司将于明年7月以每年40万台规模启动运行工厂。",
        id="at a scale",
    ),
    pytest.param(
        "의사와 간호사를 태우고 마을을 도는 괴산군의 ‘기억버스’가 2년 만에 치매 환자 287명을 찾아냈다.",
        "“Memory bus” of Goesan County, which carries doctors and Nurse and tours the village, found out 287 dementia patients after two years.",
        "搭载医生和护士，巡回村庄的槐山郡的“记忆公交车”历时2年找出287名痴呆症患者。",
        id="two deeds of one noun",
    ),
    pytest.param(
        "로봇 동아리 ‘한걸음’이 독일 뮌헨에서 열린 ‘유로 라스트마일 챌린지’에서 준우승했다.",
        "The robot club “Hangeoreum” finished runner-up at “Euro Last Mile challenge” that was held in Munich, Germany.",
        "机器人社团“Hangeoreum”在德国慕尼黑举行的“欧洲最后一公里挑战赛”获得亚军。",
        id="a subject that isn't held",
    ),
    pytest.param(
        "노선별로 일본이 5177억원으로 매출의 35.0%를 차지했다.",
        "Japan accounted for 35% of sales by route with 517.7 billion won.",
        "按线路日本为5177亿韩元，占销售额的35%。",
        id="by route",
    ),
    pytest.param(
        "온음랩, 보청기 국내 허가",
        "Oneum Lab wins approval for hearing aid domestic",
        "Oneum Lab助听器在国内许可",
        id="approval in a headline",
    ),
]


@pytest.mark.parametrize(("text", "en", "zh"), CASES)
def test_drafts(text: str, en: str, zh: str) -> None:
    assert (draft(text, "en"), draft(text, "zh")) == (en, zh)
