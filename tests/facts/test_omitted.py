"""Names of uncertain spelling: in another spelling they pass, left out they block."""

import pytest

from pipeline.facts.checks.compare import compare
from pipeline.records import TargetLang

PAIRS = [
    # source, language, target, severity of name_missing
    pytest.param(
        "나래울식품은 계약했다고 밝혔다.", "en", "The company said it signed a contract.", "block", id="left out"
    ),
    pytest.param("나래울식품은 밝혔다.", "en", "Narae-Wool Foods said so.", "warn", id="another spelling"),
    pytest.param("나래울식품은 밝혔다.", "en", "Naraeul Foods said so.", "", id="as romanized"),
    pytest.param("나래울식품은 밝혔다.", "zh", "纳来乌食品表示。", "warn", id="characters can't be told"),
    pytest.param("루미브릿지는 계약했다고 밝혔다.", "en", "Rumibridge said it signed.", "", id="l as r"),
    pytest.param("안동국제음악당에서 열린다.", "en", "It is held in Andong.", "block", id="the hall left out"),
    pytest.param(
        "안동국제음악당에서 열린다.", "en", "It is held at Andong Arts Center.", "warn", id="another hall word"
    ),
    pytest.param("안동국제음악당에서 열린다.", "zh", "在安东举行。", "block", id="the hall left out zh"),
    pytest.param("안동국제음악당에서 열린다.", "zh", "在安东国际音乐堂举行。", "warn", id="another hall word zh"),
    pytest.param("노을박 과장 홍나래 씨는 말했다.", "en", "An official said so.", "block", id="person left out"),
    pytest.param(
        "강수량은 경기 광주시가 387㎜, 광주광역시가 294㎜였다.",
        "en",
        "Precipitation was 387 mm and 294 mm in Gwangju and Gyeonggi.",
        "block",
        id="two places of one name told as one",
    ),
    pytest.param(
        "강수량은 경기 광주시가 387㎜, 광주광역시가 294㎜였다.",
        "en",
        "Precipitation was 387 mm in Gwangju, Gyeonggi, and 294 mm in Gwangju City.",
        "",
        id="two places of one name",
    ),
    pytest.param("홍나래 씨는 말했다.", "en", "Hong Nare said so.", "warn", id="person in another spelling"),
]


@pytest.mark.parametrize(("source", "lang", "target", "severity"), PAIRS)
def test_uncertain_names(source: str, lang: TargetLang, target: str, severity: str) -> None:
    found = [f.severity for f in compare(source, target, lang) if f.check == "name_missing"]
    assert max(found, default="", key=["", "warn", "block"].index) == severity
