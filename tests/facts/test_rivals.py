"""What every number survives and a reader doesn't: another year, another rate, another bound, a plan told as done."""

import datetime as dt

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang
from pipeline.stages.ladder import Task

DAY = dt.date(2026, 3, 17)

RIGHT = [
    pytest.param("예산을 35억원에서 48억원으로 늘렸다.", "en", "The budget was raised from 3.5 billion won to 4.8 billion won.", id="fromto en 10"),
    pytest.param("예산을 35억원에서 48억원으로 늘렸다.", "zh", "预算从35亿韩元增至48亿韩元。", id="fromto zh 11"),
    pytest.param("실업률이 4.1%에서 3.6%로 낮아졌다.", "en", "The jobless rate fell from 4.1 percent to 3.6 percent.", id="fromto en 12"),
    pytest.param("신청은 24일까지 받는다.", "en", "Applications are accepted until the 24th.", id="until en 18"),
    pytest.param("신청은 24일부터 받는다.", "en", "Applications are accepted from the 24th.", id="until en 19"),
    pytest.param("신청은 24일까지 받는다.", "zh", "申请截止到24日。", id="until zh 20"),
    pytest.param("신청은 24일부터 받는다.", "zh", "24日起接受申请。", id="until zh 21"),
    pytest.param("내년 상반기 공장을 완공한다.", "zh", "将于明年上半年竣工工厂。", id="year-lost zh 22"),
    pytest.param("내년 상반기 공장을 완공한다.", "en", "It will complete the plant in the first half of next year.", id="year-lost en 23"),
    pytest.param("내년 예산은 35억원이다.", "en", "Next year's budget is 3.5 billion won.", id="year-lost en 26"),
    pytest.param("지난해 매출은 870억원이다.", "en", "Last year's sales were 87 billion won.", id="year-lost en 28"),
    pytest.param("지난해 매출은 870억원이다.", "zh", "去年销售额为870亿韩元。", id="year-lost zh 29"),
    pytest.param("올해 청년 400명을 뽑는다.", "zh", "今年选拔400名青年。", id="year-lost zh 30"),
    pytest.param("올해 청년 400명을 뽑는다.", "en", "It will select 400 young people this year.", id="year-lost en 31"),
    pytest.param("다음 달 12일 공청회를 연다.", "en", "A public hearing will be held on the 12th of next month.", id="month-lost en 32"),
    pytest.param("다음 달 12일 공청회를 연다.", "zh", "下月12日举行听证会。", id="month-lost zh 33"),
    pytest.param("지난달 수출이 12% 늘었다.", "en", "Exports rose 12 percent last month.", id="month-lost en 34"),
    pytest.param("지난달 수출이 12% 늘었다.", "zh", "上月出口增长12%。", id="month-lost zh 35"),
    pytest.param("지난해 같은 기간보다 12% 늘었다.", "en", "It rose 12 percent from the same period last year.", id="compare en 36"),
    pytest.param("전월보다 12% 늘었다.", "en", "It rose 12 percent from the previous month.", id="compare en 37"),
    pytest.param("전년 대비 12% 늘었다.", "zh", "同比增长12%。", id="compare zh 38"),
    pytest.param("1인당 50만원을 지급한다.", "en", "It will pay 500,000 won per person.", id="unit en 57"),
    pytest.param("1인당 50만원을 지급한다.", "zh", "每人发放50万韩元。", id="unit zh 58"),
    pytest.param("가구당 50만원을 지급한다.", "en", "It will pay 500,000 won per household.", id="unit en 59"),
    pytest.param("가구당 50만원을 지급한다.", "zh", "每户发放50万韩元。", id="unit zh 60"),
    pytest.param("월 20만원을 12개월간 지원한다.", "en", "It will provide 200,000 won a month for 12 months.", id="unit en 61"),
    pytest.param("월 20만원을 12개월간 지원한다.", "zh", "每月支援20万韩元，为期12个月。", id="unit zh 62"),
    pytest.param("연 2.5% 금리로 빌려준다.", "en", "It lends at an annual rate of 2.5 percent.", id="unit en 63"),
    pytest.param("시간당 30톤을 처리한다.", "en", "It handles 30 tons an hour.", id="unit en 64"),
    pytest.param("지지율이 2.3%포인트 올랐다.", "en", "The approval rate rose 2.3 percentage points.", id="unit en 65"),
    pytest.param("지지율이 2.3%포인트 올랐다.", "zh", "支持率上升2.3个百分点。", id="unit zh 66"),
    pytest.param("500명 이상을 뽑는다.", "en", "It will hire 500 or more people.", id="approx en 69"),
    pytest.param("500명 이상을 뽑는다.", "zh", "招聘500人以上。", id="approx zh 70"),
    pytest.param("최대 500만원을 지원한다.", "en", "It will provide up to 5 million won.", id="approx en 71"),
    pytest.param("최대 500만원을 지원한다.", "zh", "最多支援500万韩元。", id="approx zh 72"),
    pytest.param("1000여명이 참석했다.", "en", "More than 1,000 people attended.", id="approx en 73"),
    pytest.param("1000여명이 참석했다.", "zh", "1000多人参加。", id="approx zh 74"),
    pytest.param("30세 미만만 신청할 수 있다.", "en", "Only people under 30 can apply.", id="approx en 75"),
    pytest.param("30세 미만만 신청할 수 있다.", "zh", "只有未满30岁者可以申请。", id="approx zh 76"),
    pytest.param("두 기관은 24일 협약을 체결할 예정이다.", "en", "The two agencies will sign an agreement on the 24th.", id="planned en 77"),
    pytest.param("두 기관은 24일 협약을 체결할 예정이다.", "zh", "两家机构计划24日签署协议。", id="planned zh 78"),
    pytest.param("시는 공장을 지을 계획이다.", "en", "The city plans to build the plant.", id="planned en 79"),
    pytest.param("시는 공장을 지을 계획이다.", "zh", "该市计划建设工厂。", id="planned zh 80"),
    pytest.param("시는 내년 박물관을 열기로 했다.", "en", "The city decided to open the museum next year.", id="planned en 81"),
    pytest.param("두 기관은 24일 협약을 체결했다.", "en", "The two agencies signed an agreement on the 24th.", id="done-as-planned en 82"),
    pytest.param("두 기관은 24일 협약을 체결했다.", "zh", "两家机构24日签署了协议。", id="done-as-planned zh 83"),
    pytest.param("수출액은 35억달러다.", "en", "Exports are worth $3.5 billion.", id="imp-exp en 87"),
    pytest.param("수출액은 35억달러다.", "zh", "出口额为35亿美元。", id="imp-exp zh 88"),
    pytest.param("영업이익 42억원을 냈다.", "en", "It posted an operating profit of 4.2 billion won.", id="imp-exp en 89"),
    pytest.param("영업손실 42억원을 냈다.", "en", "It posted an operating loss of 4.2 billion won.", id="imp-exp en 90"),
    pytest.param("영업손실 42억원을 냈다.", "zh", "营业亏损42亿韩元。", id="imp-exp zh 91"),
    pytest.param("무역수지는 42억달러 흑자다.", "en", "The trade balance is a surplus of $4.2 billion.", id="imp-exp en 92"),
    pytest.param("무역수지는 42억달러 흑자다.", "zh", "贸易收支为42亿美元顺差。", id="imp-exp zh 93"),
    pytest.param("주민 62%가 계획에 반대했다.", "en", "Sixty-two percent of residents came out against the plan.", id="stance en"),
    pytest.param("다온해운은 선박 3척을 팔았다.", "zh", "Daon海运出售了3艘船。", id="deal zh"),
    pytest.param("출발 30분 전까지 와야 한다.", "en", "Passengers must arrive at least 30 minutes before departure.", id="before en"),
    pytest.param("퇴원 7일 후 다시 검사한다.", "zh", "出院7天后复查。", id="after zh"),
    pytest.param("야간 진료는 월요일에 한다.", "en", "Evening clinics are held on Mondays.", id="night en"),
    pytest.param("공원은 15일부터 폐쇄된다.", "zh", "公园自15日起关闭。", id="closed zh"),
    pytest.param("공장은 직원 120명을 해고했다.", "en", "The plant laid off 120 employees.", id="laid off en"),
    pytest.param("실적은 목표보다 15% 적었다.", "en", "The result fell 15 percent short of the target.", id="short of the goal en"),
    pytest.param("최대 500만원을 지원한다.", "en", "Each can receive as much as 5 million won.", id="as much as en"),
    pytest.param("10년 만에 처음으로 흑자를 냈다.", "en", "It posted its first surplus in a decade.", id="first en"),
    pytest.param("두 도시가 협약을 맺었다.", "en", "The two cities signed an agreement.", id="two en"),
]  # fmt: skip


def checks(source: str, lang: TargetLang, target: str) -> set[str]:
    task = Task(0, source, lang, find_mentions(source, DAY), DAY)
    return {f.check for f in task.check(target) if f.severity == "block"}


@pytest.mark.parametrize(("source", "lang", "target"), RIGHT)
def test_right_translations_pass(source: str, lang: TargetLang, target: str) -> None:
    assert checks(source, lang, target) == set()


WRONG = [
    pytest.param("예산을 35억원에서 48억원으로 늘렸다.", "en", "The budget was raised from 4.8 billion won to 3.5 billion won.", "value_changed", id="fromto en 10"),
    pytest.param("예산을 35억원에서 48억원으로 늘렸다.", "zh", "预算从48亿韩元增至35亿韩元。", "value_changed", id="fromto zh 11"),
    pytest.param("실업률이 4.1%에서 3.6%로 낮아졌다.", "en", "The jobless rate fell from 3.6 percent to 4.1 percent.", "value_changed", id="fromto en 12"),
    pytest.param("신청은 24일까지 받는다.", "en", "Applications are accepted from the 24th.", "date_changed", id="until en 18"),
    pytest.param("신청은 24일부터 받는다.", "en", "Applications are accepted until the 24th.", "date_changed", id="until en 19"),
    pytest.param("신청은 24일까지 받는다.", "zh", "24日起接受申请。", "date_changed", id="until zh 20"),
    pytest.param("내년 상반기 공장을 완공한다.", "zh", "明上半年竣工工厂。", "date_changed", id="year-lost zh 22"),
    pytest.param("내년 상반기 공장을 완공한다.", "en", "It will complete the plant in the first half.", "date_changed", id="year-lost en 23"),
    pytest.param("내년 상반기 공장을 완공한다.", "en", "It will complete the plant in the first half of this year.", "date_changed", id="year-lost en 24"),
    pytest.param("내년 상반기 공장을 완공한다.", "zh", "将于今年上半年竣工工厂。", "date_changed", id="year-lost zh 25"),
    pytest.param("내년 예산은 35억원이다.", "en", "The budget is 3.5 billion won.", "date_changed", id="year-lost en 26"),
    pytest.param("내년 예산은 35억원이다.", "en", "This year's budget is 3.5 billion won.", "date_changed", id="year-lost en 27"),
    pytest.param("지난해 매출은 870억원이다.", "en", "This year's sales are 87 billion won.", "date_changed", id="year-lost en 28"),
    pytest.param("지난해 매출은 870억원이다.", "zh", "今年销售额为870亿韩元。", "date_changed", id="year-lost zh 29"),
    pytest.param("올해 청년 400명을 뽑는다.", "en", "It will select 400 young people next year.", "date_changed", id="year-lost en 31"),
    pytest.param("다음 달 12일 공청회를 연다.", "en", "A public hearing will be held on the 12th.", "date_changed", id="month-lost en 32"),
    pytest.param("다음 달 12일 공청회를 연다.", "zh", "12日举行听证会。", "date_changed", id="month-lost zh 33"),
    pytest.param("지난달 수출이 12% 늘었다.", "en", "Exports rose 12 percent this month.", "date_changed", id="month-lost en 34"),
    pytest.param("지난달 수출이 12% 늘었다.", "zh", "本月出口增长12%。", "date_changed", id="month-lost zh 35"),
    pytest.param("지난해 같은 기간보다 12% 늘었다.", "en", "It rose 12 percent from the previous month.", "date_changed", id="compare en 36"),
    pytest.param("전월보다 12% 늘었다.", "en", "It rose 12 percent from a year earlier.", "date_changed", id="compare en 37"),
    pytest.param("전년 대비 12% 늘었다.", "zh", "环比增长12%。", "date_changed", id="compare zh 38"),
    pytest.param("1인당 50만원을 지급한다.", "en", "It will pay 500,000 won per household.", "unit_changed", id="unit en 57"),
    pytest.param("1인당 50만원을 지급한다.", "zh", "每户发放50万韩元。", "unit_changed", id="unit zh 58"),
    pytest.param("가구당 50만원을 지급한다.", "en", "It will pay 500,000 won per person.", "unit_changed", id="unit en 59"),
    pytest.param("가구당 50만원을 지급한다.", "zh", "每人发放50万韩元。", "unit_changed", id="unit zh 60"),
    pytest.param("월 20만원을 12개월간 지원한다.", "en", "It will provide 200,000 won a year for 12 months.", "unit_changed", id="unit en 61"),
    pytest.param("월 20만원을 12개월간 지원한다.", "zh", "每年支援20万韩元，为期12个月。", "unit_changed", id="unit zh 62"),
    pytest.param("연 2.5% 금리로 빌려준다.", "en", "It lends at a monthly rate of 2.5 percent.", "unit_changed", id="unit en 63"),
    pytest.param("시간당 30톤을 처리한다.", "en", "It handles 30 tons a day.", "unit_changed", id="unit en 64"),
    pytest.param("지지율이 2.3%포인트 올랐다.", "en", "The approval rate rose 2.3 percent.", "unit_changed", id="unit en 65"),
    pytest.param("지지율이 2.3%포인트 올랐다.", "zh", "支持率上升2.3%。", "unit_changed", id="unit zh 66"),
    pytest.param("500명 이상을 뽑는다.", "en", "It will hire up to 500 people.", "value_changed", id="approx en 69"),
    pytest.param("500명 이상을 뽑는다.", "zh", "招聘不到500人。", "value_changed", id="approx zh 70"),
    pytest.param("최대 500만원을 지원한다.", "en", "It will provide at least 5 million won.", "value_changed", id="approx en 71"),
    pytest.param("1000여명이 참석했다.", "en", "Fewer than 1,000 people attended.", "value_changed", id="approx en 73"),
    pytest.param("30세 미만만 신청할 수 있다.", "en", "Only people over 30 can apply.", "value_changed", id="approx en 75"),
    pytest.param("30세 미만만 신청할 수 있다.", "zh", "只有30岁以上者可以申请。", "value_changed", id="approx zh 76"),
    pytest.param("두 기관은 24일 협약을 체결할 예정이다.", "en", "The two agencies signed an agreement on the 24th.", "plan_changed", id="planned en 77"),
    pytest.param("두 기관은 24일 협약을 체결할 예정이다.", "zh", "两家机构24日签署了协议。", "plan_changed", id="planned zh 78"),
    pytest.param("영화제는 6일 열린다.", "en", "The festival was held on the 6th.", "plan_changed", id="still to come en"),
    pytest.param("시는 공장을 지을 계획이다.", "en", "The city built the plant.", "plan_changed", id="planned en 79"),
    pytest.param("시는 공장을 지을 계획이다.", "zh", "该市建成了工厂。", "plan_changed", id="planned zh 80"),
    pytest.param("시는 내년 박물관을 열기로 했다.", "en", "The city opened the museum next year.", "plan_changed", id="planned en 81"),
    pytest.param("두 기관은 24일 협약을 체결했다.", "en", "The two agencies will sign an agreement on the 24th.", "plan_changed", id="done-as-planned en 82"),
    pytest.param("두 기관은 24일 협약을 체결했다.", "zh", "两家机构计划24日签署协议。", "plan_changed", id="done-as-planned zh 83"),
    pytest.param("수출액은 35억달러다.", "en", "Imports are worth $3.5 billion.", "direction_flipped", id="imp-exp en 87"),
    pytest.param("수출액은 35억달러다.", "zh", "进口额为35亿美元。", "direction_flipped", id="imp-exp zh 88"),
    pytest.param("영업이익 42억원을 냈다.", "en", "It posted an operating loss of 4.2 billion won.", "direction_flipped", id="imp-exp en 89"),
    pytest.param("영업손실 42억원을 냈다.", "en", "It posted an operating profit of 4.2 billion won.", "direction_flipped", id="imp-exp en 90"),
    pytest.param("영업손실 42억원을 냈다.", "zh", "营业利润42亿韩元。", "direction_flipped", id="imp-exp zh 91"),
    pytest.param("무역수지는 42억달러 흑자다.", "en", "The trade balance is a deficit of $4.2 billion.", "direction_flipped", id="imp-exp en 92"),
    pytest.param("무역수지는 42억달러 흑자다.", "zh", "贸易收支为42亿美元逆差。", "direction_flipped", id="imp-exp zh 93"),
    pytest.param("주민 62%가 계획에 반대했다.", "en", "62 percent of residents supported the plan.", "direction_flipped", id="stance en"),
    pytest.param("주민 62%가 계획에 반대했다.", "zh", "62%的居民支持该计划。", "direction_flipped", id="stance zh"),
    pytest.param("위원회는 안건 7건을 가결했다.", "zh", "委员会否决了7项议案。", "direction_flipped", id="vote zh"),
    pytest.param("다온해운은 선박 3척을 팔았다.", "en", "Daon Shipping bought three ships.", "direction_flipped", id="deal en"),
    pytest.param("시는 땅 3,400㎡를 사들였다.", "zh", "市里出售了3400平方米土地。", "direction_flipped", id="deal zh"),
    pytest.param("출발 30분 전까지 와야 한다.", "en", "You must arrive within 30 minutes after departure.", "direction_flipped", id="before en"),
    pytest.param("퇴원 7일 후 다시 검사한다.", "zh", "出院前7天再次检查。", "direction_flipped", id="after zh"),
    pytest.param("야간 진료는 월요일에 한다.", "en", "Daytime treatment is available on Mondays.", "direction_flipped", id="night en"),
    pytest.param("공원은 15일부터 폐쇄된다.", "en", "The park will open from the 15th.", "direction_flipped", id="closed en"),
    pytest.param("공원은 15일부터 폐쇄된다.", "zh", "公园从15日起开放。", "direction_flipped", id="closed zh"),
    pytest.param("공장은 직원 120명을 해고했다.", "en", "The plant hired 120 employees.", "direction_flipped", id="hired en"),
    pytest.param("은행은 농가에 30억원을 빌려줬다.", "en", "The bank borrowed 3 billion won from farms.", "direction_flipped", id="borrowed en"),
    pytest.param("실적은 목표보다 15% 적었다.", "en", "The result exceeded the target by 15 percent.", "direction_flipped", id="exceeded en"),
    pytest.param("최대 500만원을 지원한다.", "zh", "至少支援500万韩元。", "direction_flipped", id="at least zh"),
    pytest.param("한 곳당 최대 500만원을 준다.", "en", "It will give 5 million won per place.", "direction_flipped", id="up to dropped en"),
    pytest.param("1000여명이 참석했다.", "zh", "近1000人参加。", "direction_flipped", id="nearly zh"),
    pytest.param("10년 만에 처음으로 흑자를 냈다.", "en", "It posted a surplus in 10 years.", "direction_flipped", id="first dropped en"),
    pytest.param("신청은 24일부터 받는다.", "zh", "申请受理至24日。", "date_changed", id="from told as until zh"),
    pytest.param("두 도시가 협약을 맺었다.", "en", "Three cities signed an agreement.", "direction_flipped", id="three en"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "lang", "target", "check"), WRONG)
def test_rivals_block(source: str, lang: TargetLang, target: str, check: str) -> None:
    assert check in checks(source, lang, target)
