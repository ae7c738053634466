"""Dates that stay with their deed, spans told as what they are, presents and plans that aren't told as done."""

import pytest

from pipeline.facts.checks.intent import check_intent
from pipeline.facts.checks.timing import check_timing
from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang

RECORDED = "회사는 12일 3분기 매출 840억원을 기록했다고 발표했다."
AGREED = "시장이 대표단을 만나 합의했다고 하늘시가 5일 밝혔다."
SEASON = "관중은 42만명으로 지난 시즌 51만명보다 17.6% 줄었다."
LAST_YEAR = "방문객이 지난해 31만명에서 28만명으로 줄었다."
PERMIT = "환경영향평가를 거쳐 2029년 4월 공사를 시작할 계획이다."
TALKS = "두 시장은 내년 6월 대전에서 박람회를 여는 방안을 논의했다."
STARTS = "회사는 오는 7월 9일 판매를 시작하며, 부품 3만개를 실어 보냈다고 2일 밝혔다."
FOUND = "이동 진료차가 3년 만에 환자 95명을 찾아냈다."
AGAIN = "낡은 등대가 4년 만에 다시 문을 열었다."
FOUNDED = "구단은 창단 6년 만에 처음으로 우승했다."
VISITORS = "작년 방문객은 31만명으로 전년 34만명보다 8.8% 줄었다."

TIMING = [
    pytest.param(RECORDED, "The company announced it recorded third-quarter sales of 84 billion won on the 12th.", "en", ["date_changed"], id="announced told as recorded"),
    pytest.param(RECORDED, "The company announced on the 12th that it recorded sales of 84 billion won in the third quarter.", "en", [], id="announced"),
    pytest.param(RECORDED, "公司发布，12日第三季度销售额为840亿韩元。", "zh", ["date_changed", "date_changed"], id="announced told as recorded zh"),
    pytest.param(RECORDED, "公司12日发布，第三季度销售额为840亿韩元。", "zh", [], id="announced zh"),
    pytest.param(AGREED, "The mayor met the delegation and agreed on the 5th.", "en", ["date_changed"], id="said told as agreed"),
    pytest.param(AGREED, "The mayor met the delegation and agreed, the city said on the 5th.", "en", [], id="said behind"),
    pytest.param(AGREED, "On the 5th, the city said the mayor met the delegation and agreed.", "en", [], id="said before"),
    pytest.param(SEASON, "Attendance fell 17.6% to 420,000 people last season from 510,000 people.", "en", ["date_changed"], id="last season told of the result"),
    pytest.param(SEASON, "Attendance fell 17.6% to 420,000 people from 510,000 people last season.", "en", [], id="last season"),
    pytest.param(SEASON, "观众为42万人，上赛季比51万人减少17.6%。", "zh", ["date_changed"], id="last season told of the result zh"),
    pytest.param(SEASON, "观众为42万人，比上赛季的51万人减少17.6%。", "zh", [], id="last season zh"),
    pytest.param(LAST_YEAR, "Visitors fell to 280,000 last year from 310,000.", "en", ["date_changed"], id="last year told of the result"),
    pytest.param(LAST_YEAR, "Visitors fell to 280,000 from 310,000 last year.", "en", [], id="last year"),
    pytest.param(PERMIT, "It plans to start construction after the environmental review in April 2029.", "en", ["date_changed"], id="date on the review"),
    pytest.param(PERMIT, "It plans to start construction in April 2029 after the environmental review.", "en", [], id="date on the start"),
    pytest.param(PERMIT, "After the environmental review, it plans to start construction in April 2029.", "en", [], id="review first"),
    pytest.param(PERMIT, "计划2029年4月经过环境影响评价开工。", "zh", ["date_changed"], id="date on the review zh"),
    pytest.param(PERMIT, "经过环境影响评价，计划2029年4月开工。", "zh", [], id="date on the start zh"),
    pytest.param(TALKS, "两位市长明年6月就在大田举办博览会的方案进行了讨论。", "zh", ["date_changed"], id="date on the talks zh"),
    pytest.param(TALKS, "两位市长讨论了明年6月在大田举办博览会的方案。", "zh", [], id="date on the fair zh"),
    pytest.param(STARTS, "The company said on the 2nd that it started sales on July 9 and shipped 30,000 parts.", "en", ["plan_changed"], id="to come told as started"),
    pytest.param(STARTS, "The company said on the 2nd that it will start sales on July 9 and has shipped 30,000 parts.", "en", [], id="to come"),
    pytest.param(STARTS, "The company said on the 2nd that it would start sales on July 9.", "en", [], id="to come, shifted back"),
    pytest.param(FOUND, "流动诊疗车时隔3年发现了95名患者。", "zh", ["value_changed"], id="achieved told as a gap zh"),
    pytest.param(FOUND, "流动诊疗车3年内发现了95名患者。", "zh", [], id="achieved zh"),
    pytest.param(FOUND, "The mobile clinic found 95 patients for the first time in three years.", "en", ["value_changed"], id="achieved told as a gap"),
    pytest.param(AGAIN, "The old lighthouse reopened within four years.", "en", ["value_changed"], id="gap told as achieved"),
    pytest.param(AGAIN, "旧灯塔时隔4年重新开放。", "zh", [], id="gap zh"),
    pytest.param(FOUNDED, "球队创队6年来首次夺冠。", "zh", [], id="since it was founded zh"),
    pytest.param(VISITORS, "Last year's visitors fell 8.8% to 310,000 from 340,000 last year.", "en", ["date_changed"], id="one year twice"),
    pytest.param(VISITORS, "Last year's visitors fell 8.8% to 310,000 from 340,000 a year earlier.", "en", [], id="two years"),
]  # fmt: skip

INVESTS = "산림청은 산불 감시망에 2년간 560억원을 투입한다고 14일 밝혔다."
SHOWS = "이번에는 12개국에서 온 40편을 상영한다."
SHRINKS = "어선은 320척에서 290척으로 30척 감소한다."
CHECKS = "시는 시설 150곳을 점검하고, 미흡한 곳은 고칠 예정이다."
FINISHED = "시는 공사를 마치고 도서관을 다시 열 예정이다."
SIGNED = "두 군은 2일 상표를 개발하고 판로를 찾는 협약을 맺었다고 밝혔다."
HELD = "협회는 정수장 착수식을 열었다고 밝혔다."

INTENT = [
    pytest.param(INVESTS, "The Forest Service said on the 14th that it has invested 56 billion won in the network for two years.", "en", True, id="present told as done"),
    pytest.param(INVESTS, "The Forest Service said on the 14th that it would invest 56 billion won over two years.", "en", False, id="shifted back"),
    pytest.param(INVESTS, "The Forest Service said on the 14th that it will invest 56 billion won over two years.", "en", False, id="to come"),
    pytest.param(INVESTS, "山林厅14日表示，2年间向山火监视网投入了560亿韩元。", "zh", True, id="present told as done zh"),
    pytest.param(INVESTS, "山林厅14日表示，将在2年间投入560亿韩元。", "zh", False, id="to come zh"),
    pytest.param(SHOWS, "This time, 40 films were screened from 12 countries.", "en", True, id="screens told as screened"),
    pytest.param(SHOWS, "This time, it screens 40 films that came from 12 countries.", "en", False, id="screens"),
    pytest.param(SHOWS, "此次放映了来自12个国家的40部电影。", "zh", True, id="screens films of countries told as screened zh"),
    pytest.param(SHOWS, "此次放映获得了奖项的40部电影。", "zh", False, id="an attribute's verb may be meant zh"),
    pytest.param(SHOWS, "此次从12个国家放映了40部电影。", "zh", True, id="screens told as screened zh"),
    pytest.param(SHRINKS, "The fleet decreased from 320 boats to 290 boats.", "en", True, id="falls told as fell"),
    pytest.param(SHRINKS, "The fleet will decrease from 320 boats to 290 boats.", "en", False, id="falls"),
    pytest.param(CHECKS, "The city has inspected 150 facilities and plans to repair poor ones.", "en", True, id="first half of a plan told as done"),
    pytest.param(CHECKS, "The city plans to inspect 150 facilities and repair poor ones.", "en", False, id="whole plan"),
    pytest.param(FINISHED, "The city has completed the work and plans to reopen the library.", "en", False, id="done before the plan"),
    pytest.param(SIGNED, "The counties said they developed a brand on the 2nd and signed an agreement to find markets.", "en", True, id="object of an agreement told as done"),
    pytest.param(SIGNED, "The counties said they signed an agreement on the 2nd to develop a brand and find markets.", "en", False, id="object of an agreement"),
    pytest.param(HELD, "协会表示，将举行净水厂启动仪式。", "zh", True, id="held told as to come zh"),
    pytest.param(HELD, "协会表示，已举行净水厂启动仪式。", "zh", False, id="held zh"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "lang", "wrong"), TIMING)
def test_dates_stay_with_their_deed(source: str, target: str, lang: TargetLang, wrong: list[str]) -> None:
    findings = list(check_timing(source, target, lang, find_mentions(source)))
    assert [finding.check for finding in findings] == wrong
    assert all(finding.severity == "block" for finding in findings)


@pytest.mark.parametrize(("source", "target", "lang", "wrong"), INTENT)
def test_presents_and_plans_are_not_told_as_done(source: str, target: str, lang: TargetLang, wrong: bool) -> None:
    assert [finding.check for finding in check_intent(source, target, lang)] == ["plan_changed"] * wrong
