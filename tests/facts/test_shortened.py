"""A short Korean sentence held against its source: leaving out is right, everything else is found."""

import pytest

from pipeline.facts.checks.shortened import check_shortened

SOURCE = (
    "한들시는 지난 17일 시청 대회의실에서 새빛재단 이사장과 청년 창업가 등 120여명이 참석한 가운데 새빛재단과 업무협약을 체결하고 "
    "앞으로 3년간 35억원을 투입하기로 했다고 밝혔다."
)
SALES = "다온코스는 올해 2분기 매출이 지난해 같은 기간보다 12.4% 증가한 870억원을 기록했으며 공장은 아직 짓지 않았다."

JOINT = "한들시는 지난 17일 새빛재단과 업무협약을 체결하기로 했다."

RIGHT = [
    pytest.param("한들시는 새빛재단과 업무협약을 체결하고 3년간 35억원을 투입하기로 했다.", SOURCE, id="place left out"),
    pytest.param("한들시는 17일 새빛재단과 업무협약을 체결하기로 했다.", f"{JOINT[:-1]}고 18일 밝혔다.", id="attribution left out"),
    pytest.param("한들시는 앞으로 3년간 35억원을 투입하기로 했다.", SOURCE, id="first half left out"),
    pytest.param("한들시는 업무협약을 체결하기로 했다고 밝혔다.", f"{JOINT[:-1]}고 18일 밝혔다.", id="said"),
    pytest.param("다온코스는 2분기 매출 870억원을 기록했으며 공장은 아직 짓지 않았다.", SALES, id="denial kept"),
    pytest.param("다온코스는 올해 2분기 매출이 12.4% 증가했으며 공장은 짓지 않았다.", SALES, id="ending in another form"),
    pytest.param("신규 확진자는 38명으로 집계됐다.", "질병청에 따르면 신규 확진자는 38명으로 집계됐다.", id="the source of a figure left out"),
    pytest.param("한들시는 해맑음기금 조성에 35억원을 투입한다.", "한들시는 ‘해맑음기금’ 조성에 올해 35억원을 투입한다.", id="quotes left out"),
    pytest.param(SOURCE, SOURCE, id="the source itself"),
]  # fmt: skip


@pytest.mark.parametrize(("short", "source"), RIGHT)
def test_leaving_out_is_right(short: str, source: str) -> None:
    assert [f.message for f in check_shortened(short, source)] == []


WRONG = [
    pytest.param("한들시는 3년간 각각 35억원을 투입하기로 했다.", SOURCE, "word_invented", id="shared out"),
    pytest.param("한들시는 3년간 45억원을 투입하기로 했다.", SOURCE, "value_changed", id="another amount"),
    pytest.param("한들시는 3년간 350억원을 투입하기로 했다.", SOURCE, "value_changed", id="ten times"),
    pytest.param("한들시는 3년간 35억달러를 투입하기로 했다.", SOURCE, "value_changed", id="another currency"),
    pytest.param("한들시는 5년간 35억원을 투입하기로 했다.", SOURCE, "value_changed", id="another duration"),
    pytest.param("한들시는 18일 업무협약을 체결했다.", SOURCE, "date_changed", id="another day"),
    pytest.param("한들시는 내년 17일 업무협약을 체결했다.", SOURCE, "word_invented", id="a year added"),
    pytest.param("다온코스는 2분기 매출이 1.24% 증가했으며 공장은 짓지 않았다.", SALES, "value_changed", id="point moved"),
    pytest.param("다온코스는 3분기 매출 870억원을 기록했으며 공장은 짓지 않았다.", SALES, "date_changed", id="another quarter"),
    pytest.param("서울시는 새빛재단과 업무협약을 체결했다.", SOURCE, "name_invented", id="another city"),
    pytest.param("한들시는 새빛재단과 업무협약을 취소했다.", SOURCE, "word_invented", id="another verb"),
    pytest.param("한들시는 새빛재단과 합작법인을 체결했다.", SOURCE, "word_invented", id="another noun"),
    pytest.param("한들시는 새빛재단과 업무협약을 체결하지 않았다.", SOURCE, "negation_flipped", id="denied"),
    pytest.param("다온코스는 2분기 매출 870억원을 기록했으며 공장을 짓기로 했다.", SALES, "negation_flipped", id="denial lost"),
    pytest.param("청년 창업가 등 120여명이 참석했다고 밝혔다.", SOURCE, "subject_lost", id="who says it"),
    pytest.param("한들시는 현금 9억원을 받았다.", "한들시는 현금 4억원과 토지 등 모두 9억원을 받았다.", "relation_changed", id="the total called cash"),
    pytest.param("한들기관은 허가를 신청했다.", "한들기관에는 올해 허가를 신청했다.", "relation_changed", id="the receiver becomes the subject"),
    pytest.param("회사는 지난 17일 판매 시작했다.", "회사는 지난 17일 판매를 시작했다.", "relation_changed", id="particle lost"),
    pytest.param("값은 21만원이다.", "보조금을 받으면 값은 21만원이다.", "condition_lost", id="condition"),
    pytest.param("다온코스는 적자로 돌아섰다.", "다온코스는 1분기에 93억원을 벌었으나 2분기에 58억원의 적자로 돌아섰다.", "value_missing", id="no figure left"),
    pytest.param("굴 껍데기를 섞어 블록을 만들었다.", "연구팀은 굴 껍데기를 섞어 블록을 만들었다.", "subject_lost", id="who did it"),
    pytest.param("6시간 미만 자는 사람보다 위험이 21% 높았다.", "6시간 미만 자는 사람은 7시간 자는 사람보다 위험이 21% 높았다.", "relation_changed", id="compared with oneself"),
    pytest.param("한들시 청년이 업무협약을 체결했다.", SOURCE, "relation_changed", id="particle between nouns lost"),
    pytest.param("새빛재단은 업무협약을 체결하기로 했다.", JOINT, "relation_changed", id="the partner becomes the subject"),
    pytest.param("한들시는 새빛재단과 업무협약을 투입하기로 했다.", SOURCE, "relation_changed", id="object of another verb"),
]  # fmt: skip


@pytest.mark.parametrize(("short", "source", "check"), WRONG)
def test_everything_else_is_found(short: str, source: str, check: str) -> None:
    found = check_shortened(short, source)
    assert check in {f.check for f in found}
    assert {(f.severity, f.lang) for f in found} == {("block", "ko")}
    assert all(f.span is None or short[slice(*f.span)] == f.found for f in found)


@pytest.mark.parametrize(
    ("short", "source", "flagged"),
    [
        pytest.param("가온시는 요원 40명을 배치했다.", "가온시는 요원 40명을 배치한다고 15일 밝혔다.", True, id="announced"),
        pytest.param("가온시는 요원 40명을 배치했다.", "가온시는 요원 40명을 배치할 예정이다.", True, id="planned"),
        pytest.param("가온시는 요원 40명을 배치한다.", "가온시는 요원 40명을 배치한다고 15일 밝혔다.", False, id="still announced"),
        pytest.param("가온시는 요원 40명을 배치했다.", "가온시는 요원 40명을 배치하고 둑을 고쳤다고 밝혔다.", False, id="done with the rest"),
    ],
)  # fmt: skip
def test_a_plan_is_not_told_as_done(short: str, source: str, flagged: bool) -> None:
    assert ("plan_made_fact" in {finding.check for finding in check_shortened(short, source)}) is flagged


BROKEN = [
    pytest.param("느루원은 지난 5월 수출은 8만 달러로 집계됐다.", "느루원이 7일 발표한 통계에 따르면 지난 5월 수출은 8만 달러로 집계됐다.", "grammar_broken", id="two topics"),
    pytest.param("초등부는 90명에서 70명으로 줄었다고 밝혔다.", "초등부는 한 달 전 90명에서 70명으로 줄었다.", "word_invented", id="a report nobody made"),
    pytest.param("가온수영연맹은 자유형에서 금메달을 땄다고 밝혔다.", "가온수영연맹은 도하늘이 자유형에서 금메달을 땄다고 6일 밝혔다.", "subject_lost", id="who won"),
    pytest.param("느루원은 5일 매출 90억원을 올렸다.", "느루원은 5일 매출 90억원을 올렸다고 발표했다.", "date_changed", id="the day of the report"),
    pytest.param("느루원은 300회 눈을 고치는 수술을 마쳤다.", "느루원은 눈을 고치는 수술을 300회 마쳤다고 밝혔다.", "relation_changed", id="the figure on the other side"),
    pytest.param("느루원은 300회 마쳤다고 밝혔다.", "느루원은 눈을 고치는 수술을 300회 마쳤다고 밝혔다.", "object_lost", id="finished what"),
    pytest.param("종전 기록 48초는 신기록이다.", "종전 기록인 48초를 앞당긴 신기록이다.", "relation_changed", id="the old record told as the new one"),
    pytest.param("벼를 다섯 해가 걸렸다.", "벼는 완성하는 데 다섯 해가 걸렸다.", "relation_changed", id="an object without its verb"),
    pytest.param("대상은 농가로 지난해 자금을 빌렸다.", "대상은 지난해 자금을 빌린 농가다.", "relation_changed", id="what describes told as the news"),
    pytest.param("비율은 12%에서 18%로 올랐다.", "다시 찾은 손님의 비율은 12%에서 18%로 올랐다.", "grammar_broken", id="the share of what"),
    pytest.param("느루초는 라온에서 졌다.", "느루초는 결승에서 라온중에 졌다.", "name_invented", id="a name cut"),
]  # fmt: skip


@pytest.mark.parametrize(("short", "source", "check"), BROKEN)
def test_broken_grammar_is_found(short: str, source: str, check: str) -> None:
    assert check in {finding.check for finding in check_shortened(short, source)}


SOUND = [
    pytest.param("느루원은 5일 도서관을 열었다.", "느루원은 5일 도서관을 열었다고 7일 밝혔다.", id="the report has its own day"),
    pytest.param("분야별로 책이 9만원으로 늘었다.", "분야별로는 책이 9만원으로 늘었다.", id="a particle of two less"),
    pytest.param("가온 주민은 3만원을 받는다.", "가온시 주민은 올해 3만원을 받는다.", id="a name without its kind"),
    pytest.param("잔액은 9조원으로 늘어났다.", "잔액은 석 달 전보다 9조원으로 늘어난 결과다.", id="the news stands before the last noun"),
    pytest.param("느루원은 나무 40그루를 심었다고 밝혔다.", "느루원은 주민이 기른 나무 40그루를 심었다고 6일 밝혔다.", id="who raised the trees"),
    pytest.param("다시 찾은 손님의 비율은 18%로 올랐다.", "다시 찾은 손님의 비율은 지난달 18%로 올랐다.", id="the share of the guests"),
    pytest.param("예를란 국장이 참석했다.", "예를란 국장이 느루원에서 참석했다.", id="a syllable of a name is no particle"),
    pytest.param("참석자 40명이 나무를 심었다.", "참석자 40명이 시청 앞에 나무를 심었다.", id="order kept"),
]  # fmt: skip


@pytest.mark.parametrize(("short", "source"), SOUND)
def test_sound_grammar_is_left_alone(short: str, source: str) -> None:
    assert [finding.message for finding in check_shortened(short, source)] == []
