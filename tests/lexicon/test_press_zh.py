"""Chinese drafts as press prose: each case is a Korean sentence with its draft."""

import pytest

from pipeline.lexicon.order.chinese.finish import finished
from tests.lexicon.drafts import draft

DRAFTS = [
    pytest.param(
        "시는 빈집을 사들이거나 빌려 도서관으로 바꿀 계획이다.",
        "市计划购入空置房或租借，改为图书馆。",
        id="one of two things done",
    ),
    pytest.param(
        "서류를 위조하거나 금액을 부풀린 사례가 24건으로 가장 많았다.",
        "伪造文件或夸大金额的案例最多，为24件。",
        id="either inside a relative clause",
    ),
    pytest.param(
        "응답자의 71%는 가격을 낮추거나 품질을 높여야 한다고 답했다.",
        "71%的受访者回答，必须降低价格或提高质量。",
        id="duty of both",
    ),
    pytest.param(
        "한국 기업이 이 대회에서 3위 안에 든 것은 처음이다.", "韩国企业在该大赛中首次跻身前3名。", id="first time"
    ),
    pytest.param("수출 비중이 40%를 넘은 것도 이번이 처음이다.", "出口比重首次超过40%。", id="first time of a share"),
    pytest.param(
        "이 도시를 고른 것은 김치를 즐기는 소비자가 많아서다.",
        "挑选该城市，是因为享受泡菜的消费者多。",
        id="reason with 어서다",
    ),
    pytest.param(
        "회사가 가격을 올린 것은 원료값이 올랐기 때문이다.",
        "公司提高价格，是因为原料涨价。",
        id="reason with 때문이다",
    ),
    pytest.param(
        "주식 20만주를 50억원에 사들여 소각하기로 했다.",
        "决定以50亿韩元购入20万股股票并注销。",
        id="verb alone joined",
    ),
    pytest.param(
        "대기 시간은 평균 12분으로 지난해보다 3분 줄었다.", "等待时间平均为12分钟，比去年减少3分钟。", id="mean"
    ),
    pytest.param(
        "지난 3월 무역수지는 32억달러 흑자로 12개월 연속 흑자를 이어 갔다.",
        "3月贸易收支为顺差32亿美元，连续12个月保持顺差。",
        id="surplus in a row",
    ),
    pytest.param(
        "영업손익은 20억원 흑자에서 35억원 적자로 돌아섰다.",
        "营业损益从盈利20亿韩元转为亏损35亿韩元。",
        id="profit to loss",
    ),
    pytest.param(
        "대표단은 부산에 본사를 둔 화장품 기업 12개사로 꾸려졌다.",
        "代表团由总部设在釜山的12家化妆品企业组成。",
        id="made up of firms of a city",
    ),
    pytest.param(
        "대표단은 가전·화장품 기업 12개사로 꾸려졌다.", "代表团由12家家电和化妆品企业组成。", id="count of both kinds"
    ),
    pytest.param(
        "당시 화재로 창고 12동이 타거나 그을렸고 재산 피해는 소방서 추산 3억2000만원이었다.",
        "12栋仓库因当时火灾烧毁或被熏黑，财产损失据消防署估算为3.2亿韩元。",
        id="estimate",
    ),
    pytest.param("출토 유물은 철기 52점, 옥 12점 순이다.", "出土文物依次为52件Cheolgi和12件玉。", id="in that order"),
    pytest.param(
        "회사는 30일 2분기 매출 320억원을 기록했다고 발표했다.",
        "公司30日宣布，第二季度达到销售额320亿韩元。",
        id="day of the announcement",
    ),
    pytest.param(
        "시는 이들 가구에 급수차 5대로 하루 세 차례 물을 대고 있다.",
        "市正在向这些家庭以5辆供水车每天3次供水。",
        id="times a day",
    ),
    pytest.param("두 기관은 올해 간담회를 세 차례 열었다.", "两家机构今年举行3次座谈会。", id="times before the noun"),
    pytest.param("열차의 최고 시속은 150km이다.", "列车的最高时速为150公里。", id="speed by the hour once"),
    pytest.param("최고 시속 150㎞로 달리는 열차를 공개했다.", "公开以最高时速150公里行驶的列车。", id="top speed"),
    pytest.param(
        "참가자는 지난해보다 340명 많은 4118명으로 9.0% 늘었다.",
        "参加者为4118人，比去年多340人，增长9%。",
        id="exceeds and grows",
    ),
    pytest.param("안전요원은 지난해보다 340명, 9.0% 많다.", "安全员比去年多340人，多9%。", id="more by two measures"),
    pytest.param(
        "누적 판매량이 처음으로 100만대를 돌파했다.", "累计销量首次突破100万台。", id="passed for the first time"
    ),
    pytest.param(
        "연구팀이 주민 2만명을 6년간 추적한 결과, 매일 걷는 사람의 사망률이 9% 낮았다.",
        "研究团队6年间追踪2万名居民的结果显示，每天步行的人的死亡率低9%。",
        id="result of following",
    ),
    pytest.param("회사는 보장금 2억원을 두 차례로 나눠 받는다.", "公司分2次收取保障金2亿韩元。", id="in two parts"),
    pytest.param(
        "보조금 400만원을 받으면 2100만원에 살 수 있다.",
        "如果获得补贴400万韩元，可以2100万韩元的价格购买。",
        id="can buy for",
    ),
    pytest.param(
        "보조금 300만원을 받으면 2500만원이 된다.", "如果获得补贴300万韩元，则为2500万韩元。", id="comes to then"
    ),
    pytest.param("나이별로는 60대 이상이 41.2%로 가장 많았다.", "按年龄看，60岁以上最多，为41.2%。", id="by age"),
    pytest.param("환자는 고혈압이 35.2%를 차지했다.", "患者中，高血压占35.2%。", id="share among"),
    pytest.param("두 지역의 소득은 20만원 이상 차이가 났다.", "两个地区的收入相差20万韩元以上。", id="differ by"),
    pytest.param(
        "통합 기관은 의회 심의를 거쳐 2028년 3월 문을 연다.",
        "整合机构经议会审议后2028年3月开业。",
        id="gone through first",
    ),
    pytest.param(
        "기금 가운데 20억원은 베트남에 공장을 세우는 데 쓸 계획이다.",
        "基金当中20亿韩元计划用于在越南建厂。",
        id="is used for",
    ),
    pytest.param(
        "수출은 32억달러로 지난해 같은 기간보다 8.0% 늘었다.",
        "出口为32亿美元，同比增长8%。",
        id="same period a year ago",
    ),
    pytest.param("은행은 최고 연 6.2%의 금리를 적용한다.", "银行适用最高6.2%的年利率。", id="rate a year"),
    pytest.param("시는 내년까지 놀이터 12곳을 더 만들 계획이다.", "市计划到明年再制作12处游乐场。", id="so many more"),
    pytest.param(
        "축제는 10월 3일부터 7일까지 닷새 동안 열린다.", "庆典10月3日至7日的5天里举行。", id="days and how many"
    ),
    pytest.param("부품 37개 가운데 16개는 버렸다.", "37个零部件中，16个丢弃。", id="of so many"),
    pytest.param(
        "빈집 37채 가운데 16채는 헐어서 주차장으로, 12채는 텃밭으로 만들었다.",
        "37套空置房中，16套拆除，打造为停车场，12套打造为菜园。",
        id="verb for both behind a clause",
    ),
    pytest.param("시는 대표단 12명을 일본에 보냈다.", "市向日本派遣12人代表团。", id="delegation of persons"),
    pytest.param("육아휴직제는 지난해 1만2000명이 썼다.", "育儿休假制去年有1.2万人使用。", id="persons who use it"),
    pytest.param("중국 산둥성 칭다오에 있는 대학이 문을 열었다.", "位于中国山东省青岛的大学开办。", id="where it lies"),
    pytest.param("미국 FDA에 허가를 신청했다.", "向美国食品药品监督管理局申请许可。", id="country told once"),
    pytest.param("주문이 3배 증가했다.", "订单增至3倍。", id="times as much"),
    pytest.param(
        "회사는 독일 부품업체와 2400만달러 규모의 공급 계약을 체결했다.",
        "公司与德国零部件企业签署2400万美元规模的供货合同。",
        id="contract with a partner",
    ),
    pytest.param(
        "회사는 토지와 건물의 매매 계약을 체결했다.", "公司签署土地和建筑物的买卖合同。", id="contract on two things"
    ),
    pytest.param("제품은 아직 내놓지는 않았다.", "产品尚未推出。", id="not yet done"),
    pytest.param("연구진은 벼 품종을 5년 만에 개발했다.", "研究团队历时5年开发水稻品种。", id="took five years"),
    pytest.param("축제가 5년 만에 다시 열린다.", "庆典时隔5年再次举行。", id="after five years"),
]


@pytest.mark.parametrize(("text", "zh"), DRAFTS)
def test_drafts(text: str, zh: str) -> None:
    assert draft(text, "zh") == zh


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("销量比上年增加3倍以上", "销量增至上年的3倍以上"),
        ("增加至2.5倍", "增至2.5倍"),
        ("比上年增加1倍", "比上年增加1倍"),
        ("减少2.5个百分点", "减少2.5个百分点"),
        ("用此基础上开发", "在此基础上开发"),
        ("出口额增加3年间2.3倍", "出口额3年间增至2.3倍"),
        ("销售额时隔1年增加20%", "销售额1年间增加20%"),
        ("时隔3年增加", "时隔3年增加"),
        ("指数连续上涨4季度", "指数连续4个季度上涨"),
        ("收购证券公司股份30%", "收购证券公司30%股份"),
        ("为每箱子4万韩元", "为每箱4万韩元"),
        ("为此市投入3亿韩元", "为此，市投入3亿韩元"),
        ("用0.3秒差距获胜", "以0.3秒之差获胜"),
        ("法院判决，向公司赔偿3亿韩元", "法院判令公司赔偿3亿韩元"),
        ("法院判决，向受害人赔偿3亿韩元", "法院判决，向受害人赔偿3亿韩元"),
        ("营业利润与去年同期相比据统计为增长12%的87亿韩元", "营业利润据统计同比增长12%，为87亿韩元"),
        ("可以9900韩元使用每月", "每月9900韩元即可使用"),
        ("支援12个语言", "支持12种语言"),
        ("2层地下和地面25层规模", "地下2层、地上25层规模"),
        ("研究10月在号刊登学术期刊", "研究刊登于学术期刊10月号"),
        ("下半年比去年减少招聘人数平均8人", "下半年招聘人数比去年平均减少8人"),
        ("对5家企业处以罚款120亿韩元", "对5家企业处以120亿韩元罚款"),
        ("可以以300元购买", "可以300元的价格购买"),
        ("可以以会员身份参加", "可以会员身份参加"),
        ("调查的结果显示，费用上升", "调查结果显示，费用上升"),
        ("调查2万人的结果显示", "调查2万人的结果显示"),
        ("比上年减少5%", "同比减少5%"),
        ("比上年的30人减少5%", "比上年的30人减少5%"),
        ("比去年减少5人", "比去年减少5人"),
        ("两国家商定", "两国商定"),
        ("两国家级公园", "两国家级公园"),
    ],
)
def test_finished(text: str, better: str) -> None:
    assert finished(text) == better
