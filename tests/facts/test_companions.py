"""What every number survives and its meaning doesn't: another owner, an ordinal as a count, roles and sides exchanged."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang
from pipeline.stages.ladder import Task

PUPILS = "초등학생 230명과 중학생 170명이 참가했다."
VICTIMS = "3명이 숨지고 12명이 다쳤다."
VILLAGES = "모두 12개 마을에 35개 시설을 짓는다."
SITES = "전체 210곳 중 35곳이 문을 닫았다."
WORKS = "공사는 5월 착공해 11월 준공한다."
RESULTS = "접수는 3일 시작하고 결과는 24일 발표한다."
EACH = "회사마다 35억원씩 모두 70억원을 낸다."
SURVEY = "시는 2차 조사에서 위반 업소 14곳을 적발했다."
PROJECT = "군은 3단계 사업을 5월에 시작한다."
VISITORS = "8명의 대표단이 18일 공장을 둘러봤다."
TIMES = "수출은 작년의 2.3배로 늘었다."
AWAY = "공장에서 3km 떨어진 마을까지 냄새가 퍼졌다."
DELAY = "시는 개통을 9월로 미뤘다."
RISE = "매출은 12% 늘어난 870억원이다."
BUSES = "서울시는 부산시에 버스 12대를 넘겼다."
WOMEN = "여성이 남성보다 3,200명 많다."
VOTE = "찬성이 반대보다 12%포인트 많았다."
ITEMS = "위원회는 18일 안건 7건을 부결했다."
CHARTER = "진단서를 30일 안에 내야 한다."

RIGHT = [
    pytest.param(PUPILS, "zh", "230名小学生和170名中学生参加。", id="pupils"),
    pytest.param(VICTIMS, "en", "Three people died and 12 were injured.", id="victims"),
    pytest.param(VICTIMS, "en", "The accident injured 12 and killed three.", id="victims in another order"),
    pytest.param(VICTIMS, "zh", "事故造成3人死亡、12人受伤。", id="victims zh"),
    pytest.param(VILLAGES, "en", "It will build 35 facilities in 12 villages.", id="villages"),
    pytest.param(VILLAGES, "zh", "在12个村庄建设35处设施。", id="villages zh"),
    pytest.param(SITES, "en", "Thirty-five of the 210 sites have closed.", id="a part of the whole"),
    pytest.param(SITES, "zh", "210处中有35处关门。", id="a part of the whole zh"),
    pytest.param(WORKS, "en", "Construction will start in May and be completed in November.", id="works"),
    pytest.param(RESULTS, "en", "Applications open on the 3rd and results will be announced on the 24th.", id="results"),
    pytest.param(EACH, "en", "Each company pays 3.5 billion won, 7 billion won in total.", id="each"),
    pytest.param(SURVEY, "en", "A second investigation turned up 14 violators.", id="second survey"),
    pytest.param(SURVEY, "zh", "该市在第二轮检查中查处违规商户14家。", id="second survey zh"),
    pytest.param(PROJECT, "en", "The county will launch the third phase of the projects in May.", id="third phase"),
    pytest.param(PROJECT, "zh", "该郡将于5月启动三期工程。", id="third phase zh"),
    pytest.param(VISITORS, "en", "An eight-member delegation toured the plant on the 18th.", id="delegation"),
    pytest.param(VISITORS, "zh", "8人代表团18日参观了工厂。", id="delegation zh"),
    pytest.param(TIMES, "en", "Exports rose to 2.3 times last year's level.", id="to so many times"),
    pytest.param(TIMES, "zh", "出口增至去年的2.3倍。", id="to so many times zh"),
    pytest.param(AWAY, "zh", "气味一直飘到距工厂3公里的村庄。", id="away"),
    pytest.param(DELAY, "en", "The city pushed the opening back to September.", id="delay"),
    pytest.param(DELAY, "zh", "该市将开通推迟到9月。", id="delay zh"),
    pytest.param("시는 6월로 잡은 개통을 9월로 미뤘다.", "en", "The city moved the opening from June to September.", id="from a month to another"),
    pytest.param(RISE, "en", "Sales rose 12 percent to 87 billion won.", id="by a share"),
    pytest.param(BUSES, "en", "Seoul handed over 12 buses to Busan.", id="buses"),
    pytest.param(BUSES, "en", "Busan received 12 buses from Seoul.", id="the other's side of it"),
    pytest.param(BUSES, "zh", "首尔市向釜山市移交了12辆公交车。", id="buses zh"),
    pytest.param(WOMEN, "en", "Women outnumber men by 3,200.", id="women"),
    pytest.param(WOMEN, "zh", "女性比男性多3200人。", id="women zh"),
    pytest.param(VOTE, "en", "Support was 12 percentage points higher than opposition.", id="votes"),
    pytest.param(ITEMS, "en", "The committee voted down seven items on the 18th.", id="voted down"),
    pytest.param(CHARTER, "en", "A medical certificate must be submitted within 30 days.", id="common word"),
    pytest.param("한복 축제가 열린다.", "en", "A hanbok festival will be held.", id="loanword"),
    pytest.param("동해해양경찰서는 9명을 구했다.", "en", "The Donghae Coast Guard rescued nine people.", id="place in a name"),
    pytest.param("대전 유성구에서 행사가 열린다.", "en", "An event will be held in Yuseong District, Daejeon.", id="district"),
    pytest.param("4분기에 첫 분기 적자를 냈다.", "en", "It posted its first quarterly loss in the fourth quarter.", id="first quarterly"),
]  # fmt: skip


def checks(source: str, lang: TargetLang, target: str) -> set[str]:
    """The blocking checks, a name spelled out for want of a known one aside."""
    task = Task(0, source, lang, find_mentions(source), None)
    return {f.check for f in task.check(target) if f.severity == "block" and f.expected not in task.spellings}


@pytest.mark.parametrize(("source", "lang", "target"), RIGHT)
def test_right_companions_pass(source: str, lang: TargetLang, target: str) -> None:
    assert checks(source, lang, target) == set()


WRONG = [
    pytest.param(PUPILS, "zh", "170名小学生和230名中学生参加。", "value_swapped", id="pupils"),
    pytest.param(VICTIMS, "en", "Twelve people died and three were injured.", "value_swapped", id="victims"),
    pytest.param(VICTIMS, "zh", "12人死亡，3人受伤。", "value_swapped", id="victims zh"),
    pytest.param(VILLAGES, "en", "It will build 12 facilities in 35 villages.", "value_swapped", id="villages"),
    pytest.param(VILLAGES, "zh", "在35个村庄建设12处设施。", "value_swapped", id="villages zh"),
    pytest.param(SITES, "en", "210 of the 35 places closed.", "value_swapped", id="a whole of the part"),
    pytest.param(WORKS, "en", "Construction will be completed in May and start in November.", "value_swapped", id="works"),
    pytest.param(RESULTS, "en", "Applications open on the 24th and results will be announced on the 3rd.", "value_swapped", id="results"),
    pytest.param(EACH, "en", "Each company pays 7 billion won, 3.5 billion won in total.", "value_swapped", id="each"),
    pytest.param(SURVEY, "en", "The city found 14 violators in two investigations.", "value_changed", id="two surveys"),
    pytest.param(SURVEY, "zh", "市里通过两次调查查处违规店铺14家。", "value_changed", id="two surveys zh"),
    pytest.param(PROJECT, "en", "The county will start three projects in May.", "value_changed", id="three projects"),
    pytest.param(VISITORS, "en", "Eight delegations toured the plant on the 18th.", "value_changed", id="delegations"),
    pytest.param(VISITORS, "zh", "8个代表团18日参观了工厂。", "value_changed", id="delegations zh"),
    pytest.param(TIMES, "en", "Exports increased by 2.3 times from last year.", "value_changed", id="by so many times"),
    pytest.param(TIMES, "zh", "出口比去年增长2.3倍。", "value_changed", id="by so many times zh"),
    pytest.param(AWAY, "zh", "工厂下降3公里，气味扩散到村庄。", "value_changed", id="fell"),
    pytest.param(DELAY, "en", "The city postponed the opening in September.", "value_changed", id="delay in"),
    pytest.param(DELAY, "zh", "市里9月推迟了开通。", "value_changed", id="delay in zh"),
    pytest.param(RISE, "en", "Sales rose to 12 percent of 87 billion won.", "value_changed", id="to a share"),
    pytest.param(BUSES, "en", "Busan handed over 12 buses to Seoul.", "roles_exchanged", id="buses"),
    pytest.param(BUSES, "zh", "釜山市向首尔市移交了12辆公交车。", "roles_exchanged", id="buses zh"),
    pytest.param(WOMEN, "en", "There are 3,200 more men than women.", "roles_exchanged", id="men"),
    pytest.param(WOMEN, "zh", "男性比女性多3200人。", "roles_exchanged", id="men zh"),
    pytest.param(VOTE, "en", "Opposition was 12 percentage points higher than support.", "roles_exchanged", id="votes"),
    pytest.param(ITEMS, "en", "The committee approved seven items on the 18th.", "direction_flipped", id="approved"),
    pytest.param(CHARTER, "en", "The Jindanseo must be submitted within 30 days.", "word_untranslated", id="common word spelled"),
    pytest.param("대전에서 행사가 열린다.", "en", "An event will be held in Daejeon and Donghae.", "place_invented", id="another place"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "lang", "target", "check"), WRONG)
def test_wrong_companions_block(source: str, lang: TargetLang, target: str, check: str) -> None:
    assert check in checks(source, lang, target)
