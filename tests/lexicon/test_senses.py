"""The sense that the words around select: a raise in a fee, points scored, degrees above zero, the second round."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import gloss
from pipeline.records import TargetLang

SENSES = [
    pytest.param("회사는 3분기에 매출 500억원을 올렸다.", "올렸다", "posted", "实现", id="post sales"),
    pytest.param("시는 관람료를 2000원에서 3000원으로 올린다.", "올린다", "raises", "提高", id="raise a fee"),
    pytest.param("주장은 홀로 24점을 올렸다.", "올렸다", "scored", "攻下", id="score points"),
    pytest.param("구단은 경기 사진을 누리집에 올렸다.", "올렸다", "posted", "上传", id="post a photo"),
    pytest.param("낮 기온은 영상 7도까지 올랐다.", "영상", "above zero", "零上", id="above zero"),
    pytest.param("관광 홍보 영상 3편을 공개했다.", "영상", "video", "视频", id="video"),
    pytest.param("절은 탑에서 30m 떨어져 있다.", "떨어져 있다", "be away", "相距", id="distance"),
    pytest.param("2차 발굴조사에서 토기가 나왔다.", "2차", "second", "第二次", id="second round"),
    pytest.param("2차 발굴조사에서 토기가 나왔다.", "나왔다", "was unearthed", "出土", id="unearthed"),
    pytest.param("환자 비율은 30%로 나타났다.", "나타났다", "was found to be", "为", id="found to be"),
    pytest.param("제보는 틀린 것이라고 했다.", "했다", "said", "表示", id="said"),
    pytest.param("그는 내일 떠난다.", "그는", "he", "他", id="pronoun"),
    pytest.param("누구나 참여할 수 있다.", "누구나", "anyone", "任何人", id="anyone"),
    pytest.param("3월만 보면 수출이 늘었다.", "3월만 보면", "looking only at March", "仅看3月", id="looking only at"),
    pytest.param(
        "협상은 여러 번 연기된 끝에 타결됐다.", "연기된 끝에", "after being postponed", "推迟之后", id="after"
    ),
    pytest.param("은행은 가게에 대출을 내줬다.", "내줬다", "extended", "发放", id="extend a loan"),
    pytest.param("통신 장애로 방송이 끊겼다.", "장애로", "failure", "故障", id="failure"),
    pytest.param("정사각형의 한 변은 3m이다.", "한 변은", "each side", "边长", id="each side"),
    pytest.param("대학은 신입생 40명을 뽑는다.", "뽑는다", "admits", "录取", id="admit"),
    pytest.param("시는 낡은 수도관을 모두 바꾼다.", "바꾼다", "replaces", "更换", id="replace"),
    pytest.param("쉼터에서 2차 피해를 막는다.", "2차 피해를", "secondary harm", "二次伤害", id="digits in an entry"),
    pytest.param("임상 2상에서 효과를 확인했다.", "임상 2상에서", "in phase 2 clinical trial", None, id="phase 2"),
    pytest.param("보조금이 깎이고 곳간이 비었다.", "깎이고", "was cut and", "被削减", id="be cut"),
    pytest.param("소상공인은 서류에 출처를 밝혔다.", "밝혔다", "cited", "注明", id="cite a source"),
    pytest.param("두 구청을 합치는 안이 부결됐다.", "안이", "plan", "方案", id="plan, not inside"),
    pytest.param("구조대는 창고 안을 살폈다.", "창고 안을", "inside warehouse", "仓库内", id="inside"),
    pytest.param("환자 수는 지난해 같은 주의 두 배다.", "같은 주의", "of the same week", "同一周的", id="week"),
    pytest.param("의료진은 배를 열고 수술했다.", "배를", "abdomen", "腹部", id="abdomen"),
    pytest.param("구청장은 화훼 농가를 찾았다.", "찾았다", "visited", "到访", id="visit"),
    pytest.param("경찰은 실종자를 찾았다.", "찾았다", "found", "找到", id="find"),
    pytest.param("독지가가 쌀 50포를 내놓았다.", "내놓았다", "donated", "捐出", id="donate"),
    pytest.param("정부는 개편안을 내놓았다.", "내놓았다", "presented", "提出", id="present"),
    pytest.param("비닐하우스와 창고가 탔다.", "탔다", "burned", "烧毁", id="burn"),
    pytest.param("회사는 영업손실 35억원을 냈다.", "냈다", "posted", "录得", id="post a loss"),
    pytest.param("구는 학비를 댄다.", "댄다", "supplies", "供应", id="supply"),
    pytest.param("이 골이 승부를 갈랐다.", "갈랐다", "decided", "决定", id="decide"),
    pytest.param("땅값이 크게 뛰었다.", "크게 뛰었다", "jumped sharply", "大幅上涨", id="jump"),
    pytest.param("학교에 일정 금액을 지원한다.", "일정", "certain", "一定", id="certain"),
    pytest.param("군은 요양 의사 4명을 뽑는다.", "의사", "doctor", "医生", id="doctor"),
    pytest.param("선박 기관이 고장 났다.", "고장", "breakdown", "故障", id="breakdown"),
    pytest.param("합동점검반을 꾸렸다.", "합동점검반을", "joint inspection team", "联合检查组", id="team, not half"),
    pytest.param("버스는 6분에 한 번꼴로 온다.", "6분에 한 번꼴로", "once every six minutes", "每6分钟一次", id="rate"),
    pytest.param("시가 수수료를 대신 내준다.", "대신 내준다", "pays instead", "代付", id="pay instead"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), SENSES)
def test_sense(text: str, surface: str, en: str, zh: str | None) -> None:
    mentions = find_mentions(text)
    wanted: list[tuple[TargetLang, str | None]] = [("en", en), ("zh", zh)]
    for lang, expected in wanted:
        glosses = {unit.surface: unit.gloss for unit in gloss(text, lang, mentions)}
        assert expected is None or glosses.get(surface) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("대회에 3차 신청자가 왔다.", id="no round before it"),
        pytest.param("예산은 2조원이다.", id="money"),
    ],
)
def test_figure_stays_a_figure(text: str) -> None:
    origins = [unit.origin for unit in gloss(text, "en", find_mentions(text))]
    assert "figure" in origins
