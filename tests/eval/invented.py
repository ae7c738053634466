"""Invented references and runs for the tests of ``eval``; no reference here comes from the benchmark file."""

import random

from eval.data import Output, OutTexts, Reference, Run
from eval.metrics.evidence import CODES, Evidence
from eval.score import ArticleScore, RunScore

_CITIES = (("광주", "Gwangju", "光州"), ("수원", "Suwon", "水原"), ("부산", "Busan", "釜山"), ("대구", "Daegu", "大邱"))


def make_reference(number: int, cluster: str = "", must_pass: bool = False) -> Reference:
    """An invented release about a subsidy; figures and city change with ``number``."""
    draw = random.Random(number)
    ko, en, zh = _CITIES[number % len(_CITIES)]
    won, firms, share = draw.randint(120, 980), draw.randint(21, 89), draw.randint(11, 49)
    summary_ko = (
        f"{ko}시는 {won}억원을 들여 기업 {firms}곳을 지원한다.",
        f"수출액은 지난해보다 {share}% 늘었다.",
        "시는 다음 달 신청을 받는다.",
    )
    body = (
        f"{ko}시는 올해 {won}억원을 들여 지역 기업 {firms}곳을 지원한다고 밝혔다. "
        f"지난 분기 수출액은 지난해보다 {share}% 늘었다. 시는 다음 달 홈페이지에서 신청을 받는다. "
        "담당 부서는 심사를 거쳐 대상을 고른다. 선정된 기업은 상담과 교육을 함께 받게 된다."
    )
    return Reference(
        id=f"invented-{number:03d}",
        domain=("city", "trade")[number % 2],
        difficulty=("easy", "hard")[number % 3 == 0],
        title=f"{ko}시, 기업 {firms}곳에 {won}억원 지원",
        body=body,
        summary_ko=summary_ko,
        summary_en=(
            f"{en} will spend {won / 10:g} billion won to support {firms} companies.",
            f"Exports rose {share} percent from a year earlier.",
            "The city will take applications next month.",
        ),
        summary_zh=(
            f"{zh}市将投入{won}亿韩元支持{firms}家企业。",
            f"出口额同比增长{share}%。",
            "该市将于下月受理申请。",
        ),
        figures=({"surface": f"{won}억원", "en": (f"{won / 10:g} billion won",), "zh": (f"{won}亿韩元",)},),
        names=({"surface": f"{ko}시", "kind": "place", "en": (en,), "zh": (zh,)},),
        cluster=cluster,
        must_pass=must_pass,
    )


def copy_of(reference: Reference) -> Output:
    """The reference's own summary as a run's output."""
    rows = zip(reference.summary_ko, reference.summary_en, reference.summary_zh, strict=True)
    return Output(
        id=reference.id, status="verified", sentences=tuple(OutTexts(ko=ko, en=en, zh=zh) for ko, en, zh in rows)
    )


def no_check(_reference: Reference, _output: Output, _wanted: int) -> list[Evidence]:
    """A checker that finds nothing: for tests of scores and statistics."""
    return []


def make_scores(
    primaries: list[tuple[float, float, float]], codes: list[set[str]] | None = None, name: str = "run"
) -> RunScore:
    """A scored run with the three primaries and the defects given, article by article."""
    kinds = codes or [set() for _ in primaries]
    articles = tuple(
        ArticleScore(
            id=f"invented-{i:03d}",
            status="verified",
            scores=dict(zip(("ko_rougeL", "en_chrf++", "zh_chrf"), row, strict=True)) | {"seconds": 1.0},
            evidence=tuple(
                Evidence(code=c, check=CODES[c], lang="en", born="translation", sentence=0) for c in sorted(found)
            ),
            lost={},
        )
        for i, (row, found) in enumerate(zip(primaries, kinds, strict=True))
    )
    return RunScore(
        run=name,
        run_digest=name,
        references_digest="d" * 12,
        signatures={"ko_rougeL": "s1", "en_chrf++": "s2", "zh_chrf": "s3"},
        corpus={"ko_rougeL": 0.0, "en_chrf++": 0.0, "zh_chrf": 0.0, "seconds": 1.0},
        articles=articles,
        manifest={},
    )


def make_references(count: int = 40) -> list[Reference]:
    """Invented references, numbered from 0."""
    return [make_reference(number) for number in range(count)]


def copied_run(references: list[Reference], name: str = "copy") -> Run:
    """A run whose outputs are the references' own summaries."""
    return Run(name, {reference.id: copy_of(reference) for reference in references})
