"""A translation held against its source: every damage gets its own finding, a right one gets none."""

import datetime as dt

import pytest

from pipeline.facts.checks.compare import compare
from pipeline.records import TargetLang

DAY = dt.date(2026, 3, 17)

RIGHT = [
    pytest.param("두 기관은 3년간 35억원을 투입하기로 했다.", "en", "The two agencies will invest 3.5 billion won over three years.", id="won"),
    pytest.param("두 기관은 3년간 35억원을 투입하기로 했다.", "zh", "两家机构将在3年内投入35亿韩元。", id="won zh"),
    pytest.param("광주시는 그동안 4269억원을 투입했다.", "en", "Gwangju has invested KRW 426.9 billion so far.", id="KRW before"),
    pytest.param("광주시는 그동안 4269억원을 투입했다.", "zh", "光州市迄今已投入4,269亿韩元。", id="zh comma"),
    pytest.param("수출액은 8억4,200만달러로 6.3% 늘었다.", "en", "Exports rose 6.3 percent to $842 million.", id="dollars"),
    pytest.param("수출액은 8억4,200만달러로 6.3% 늘었다.", "zh", "出口额增长6.3%，达8.42亿美元。", id="dollars zh"),
    pytest.param("협약식은 24일 열렸다.", "en", "The signing ceremony was held on the 24th.", id="bare day"),
    pytest.param("협약식은 24일 열렸다.", "en", "The signing ceremony was held on March 24.", id="month implied by the publication"),
    pytest.param("협약식은 24일 열렸다.", "zh", "签约仪式于24日举行。", id="bare day zh"),
    pytest.param("올해 3분기 매출은 1조2천억원이다.", "en", "Sales in the third quarter of this year came to 1.2 trillion won.", id="quarter"),
    pytest.param("올해 3분기 매출은 1조2천억원이다.", "zh", "今年第三季度销售额为1.2万亿韩元。", id="quarter zh"),
    pytest.param("행사에는 3만5천여명이 참여했다.", "en", "More than 35,000 people took part in the event.", id="over"),
    pytest.param("행사에는 3만5천여명이 참여했다.", "zh", "3.5万多人参加了活动。", id="over zh"),
    pytest.param("응답률은 5.2%p 높아졌다.", "en", "The response rate rose 5.2 percentage points.", id="points"),
    pytest.param("응답률은 5.2%p 높아졌다.", "zh", "回应率上升5.2个百分点。", id="points zh"),
    pytest.param("영업손실은 318억원으로 줄었다.", "en", "The operating loss narrowed to 31.8 billion won.", id="loss narrowed"),
    pytest.param("공사는 아직 시작되지 않았다.", "en", "Construction has not started yet.", id="negation kept"),
    pytest.param("공사는 아직 시작되지 않았다.", "zh", "工程尚未开工。", id="negation kept zh"),
    pytest.param("서울시와 부산시가 협약을 맺었다.", "en", "Seoul and Busan signed an agreement.", id="places"),
    pytest.param("서울시와 부산시가 협약을 맺었다.", "zh", "首尔市与釜山市签署了协议。", id="places zh"),
    pytest.param("강기정 시장은 24일 협약을 체결했다.", "en", "Mayor Kang Gi-jung signed the agreement on the 24th.", id="mayor"),
    pytest.param("해양수산부는 16일 이같이 밝혔다.", "en", "The Ministry of Oceans and Fisheries said so on the 16th.", id="ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "lang", "target"), RIGHT)
def test_right_translations_have_no_blocking_finding(source: str, lang: TargetLang, target: str) -> None:
    findings = compare(source, target, lang, published=DAY)
    assert [f.message for f in findings if f.severity == "block"] == []


WRONG = [
    pytest.param("35억원을 투입한다.", "en", "It will invest 35 billion won.", "scale_changed", id="ten times"),
    pytest.param("4269억원을 투입했다.", "en", "It invested 4,269 billion won.", "scale_changed", id="the classic"),
    pytest.param("4269억원을 투입했다.", "zh", "投入了42.69亿韩元。", "scale_changed", id="a hundredth zh"),
    pytest.param("4269억원을 투입했다.", "en", "It invested 426.9 billion yuan.", "unit_changed", id="yuan for won"),
    pytest.param("4269억원을 투입했다.", "zh", "投入了4269亿元。", "unit_changed", id="bare yuan zh"),
    pytest.param(
        "응답률은 5.2%p 높아졌다.", "en", "The response rate rose 5.2 percent.", "unit_changed", id="percent for point"
    ),
    pytest.param("응답률은 5.2%p 높아졌다.", "zh", "回应率上升5.2%。", "unit_changed", id="percent for point zh"),
    pytest.param("수출은 6.3% 늘었다.", "en", "Exports rose.", "value_missing", id="missing"),
    pytest.param("매출이 2.3배로 늘었다.", "en", "Sales rose.", "value_missing", id="small decimal missing"),
    pytest.param("수도관 1.8km가 묻혔다.", "zh", "水管被埋。", "value_missing", id="small decimal missing zh"),
    pytest.param("수출은 6.3% 늘었다.", "en", "Exports rose 6.8 percent.", "value_changed", id="another value"),
    pytest.param("수출이 늘었다.", "en", "Exports rose 6.8 percent.", "value_invented", id="invented"),
    pytest.param("수출이 늘었다.", "zh", "出口增长6.8%。", "value_invented", id="invented zh"),
    pytest.param("협약식은 24일 열렸다.", "en", "The ceremony was held on the 25th.", "date_changed", id="another day"),
    pytest.param("두 팀은 1-1로 비겼다.", "zh", "两队战平为1。", "value_missing", id="half a score"),
    pytest.param("협약식은 24일 열렸다.", "zh", "签约仪式于25日举行。", "date_changed", id="another day zh"),
    pytest.param("협약식은 24일 열렸다.", "en", "The ceremony was held on May 24.", "date_changed", id="another month"),
    pytest.param("협약식이 열렸다.", "en", "The ceremony was held on May 24.", "date_invented", id="invented day"),
    pytest.param("협약식은 24일 열렸다.", "en", "The signing ceremony was held.", "date_missing", id="day lost"),
    pytest.param(
        "광주시가 협약을 맺었다.", "en", "Guangzhou signed an agreement.", "name_contradicted", id="Guangzhou"
    ),
    pytest.param("광주시가 협약을 맺었다.", "zh", "广州市签署了协议。", "name_contradicted", id="Guangzhou zh"),
    pytest.param("시가 협약을 맺었다.", "en", "Seoul signed an agreement.", "place_invented", id="Seoul from nowhere"),
    pytest.param("터널은 46m다.", "en", "The tunnel is 46 kilometers long.", "unit_changed", id="another measure"),
    pytest.param(
        "강기정 시장은 협약을 맺었다.",
        "en",
        "Kang Gi-jung market signed an agreement.",
        "name_contradicted",
        id="market",
    ),
    pytest.param("수출은 6.3% 늘었다.", "en", "Exports fell 6.3 percent.", "direction_flipped", id="fell"),
    pytest.param("수출은 6.3% 늘었다.", "zh", "出口下降6.3%。", "direction_flipped", id="fell zh"),
    pytest.param(
        "공사는 아직 시작되지 않았다.",
        "en",
        "Construction has started already.",
        "negation_flipped",
        id="negation lost",
    ),
    pytest.param("공사를 시작했다.", "en", "Construction has not started.", "negation_flipped", id="negation made"),
    pytest.param("정부 “시장격리 않기로”", "zh", "产量减少1.5% 政府决定市场隔离", "negation_flipped", id="headline"),
    pytest.param("협약을 맺었다.", "en", "They signed 협약.", "hangul_left", id="Hangul"),
    pytest.param("협약을 맺었다.", "zh", "雙方簽署了協議。", "traditional", id="Traditional"),
    pytest.param("협약을 맺었다.", "en", "双方签署了协议。", "wrong_language", id="Chinese for English"),
    pytest.param("협약을 맺었다.", "zh", "Both sides signed an agreement.", "wrong_language", id="English for Chinese"),
    pytest.param("협약을 맺었다.", "en", "They signed the agreement in the", "truncated", id="cut"),
    pytest.param("협약을 맺었다.", "en", " ", "truncated", id="empty"),
    pytest.param("협약을 맺었다.", "en", "They signed an agreement and " * 4 + "left.", "repetition", id="loop"),
]


@pytest.mark.parametrize(("source", "lang", "target", "check"), WRONG)
def test_damage_is_found_and_named(source: str, lang: TargetLang, target: str, check: str) -> None:
    findings = compare(source, target, lang, published=DAY)
    assert check in [f.check for f in findings if f.severity == "block"], findings


@pytest.mark.parametrize(("strict", "severity"), [(True, "block"), (False, "warn")])
def test_a_foreign_place_added_blocks_only_when_strict(strict: bool, severity: str) -> None:
    findings = compare("마오리족은 섬에 살았다.", "The Maori of New Zealand lived on islands.", "en", strict=strict)
    assert [f.severity for f in findings if f.check == "place_invented"] == [severity]


def test_findings_point_at_both_texts() -> None:
    source, target = "시는 4269억원을 투입했다.", "The city invested 4,269 billion won."
    (finding,) = [f for f in compare(source, target, "en") if f.check == "scale_changed"]
    assert finding.span is not None
    assert finding.source_span is not None
    assert target[slice(*finding.span)] == "4,269 billion won"
    assert source[slice(*finding.source_span)] == "4269억원"
    assert (finding.expected, finding.found) == ("426.9 billion won", "4,269 billion won")
    assert "is 10^1 times that" in finding.message


@pytest.mark.parametrize("text", ["", "\ud800", "1" * 100_000, "(" * 5000, "\x00\x01", "조" * 5000, "not " * 5000])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_texts_end(text: str, lang: TargetLang) -> None:
    compare("시는 24일 35억원을 투입했다.", text, lang)
    compare(text, "The city invested 3.5 billion won.", lang)
