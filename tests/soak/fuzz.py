"""Invented input for every parser and reader, made and shrunk by hypothesis, for as long as is given.

``python tests/soak/fuzz.py --seconds 1800`` goes round the targets until the time is up. A target is a function
that raises when something is wrong: an exception other than the documented one, an offset that doesn't fit, a call
of more than ``SLOW_S`` seconds of processor time. What is found is printed with the smallest input that shows it.
"""

import argparse
import io
import json
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from pipeline.config import parse, shipped
from pipeline.errors import ConfigError, InputError, TermbaseError, WeightsError
from pipeline.facts.checks.compare import compare
from pipeline.facts.dates import chinese as dates_zh
from pipeline.facts.dates import english as dates_en
from pipeline.facts.dates import korean as dates
from pipeline.facts.figures import chinese as parse_zh
from pipeline.facts.figures import english as parse_en
from pipeline.facts.figures import korean as figures
from pipeline.facts.figures import render_en, render_ko, render_zh
from pipeline.facts.mentions import find_mentions
from pipeline.facts.names import termbase
from pipeline.facts.names.find import find_names
from pipeline.io.decoding import decode
from pipeline.io.readers import parse_date, read
from pipeline.io.writers import markdown_escape, safe_name
from pipeline.lexicon.gloss import gloss
from pipeline.models import headers
from pipeline.records import DateValue, Mention, Quantity
from pipeline.text.clean import clean
from pipeline.text.sentences import split

SLOW_S = 5.0


def words(text: str) -> list[str]:
    """The words of ``text``, which are parted by single spaces."""
    return text.split(" ")


KOREAN = words(
    "한들시는 17일 새빛재단과 청년 창업을 지원하는 협약을 체결했다고 밝혔다. 3년간 35억원 1조2천억원을 투입한다 4,269억 달러 위안 엔 유로 퍼센트 % %p 포인트 배 명 개 곳 건 "
    "대 제4회 민선 8기 15대 약 여 이상 미만 최대 2~5일 3박4일 24시간 오전 10시 30분 올해 상반기 3분기 지난달 내달 2일 9월 24일 2026년 작년 같은 기간 대비 "
    "12.5% 증가 감소 강기정 광주광역시장 강 시장은 루산(卢山) 부성장 姜琪正 김민수 대표이사 해양수산부 장관 서울 광주 경기 광저우 美 日 中 EU (AI) “말했다” ‘새빛’ ㎡ ㎞ "
    "kWh t 톤 ha 1㏊ 첫째 둘째 열두 스무 몇 수십 수백만 반 절반 1/3 3분의 1 0.5 -3.2 +4 ① ㈜ · … ~ ∼ - – : / , . ( ) [ ] 은 는 이 가 을 를 "
    "에 의 과 와 도 만 까지 부터"
)
ENGLISH = words(
    "Gwangju Mayor Kang Gi-jung said on the 24th that the city will invest 426.9 billion won $73.3bn KRW 1,166 "
    "more than 1,600 a trillion half two thirds twelve hundred thousand million percent percentage points % %p "
    "times 3-fold fold first 4th third quarter of 2026 March 17 17 March 03/17/2026 Q3 last year this month "
    "Monday 10 a.m. p.m. 10:30 three days four nights between and to from - – . , ( ) about nearly at least up "
    "to km m2 hectares tons kWh no. No. the a of in by -3.2 +4 1e9 1,00 0 00 ½ won yuan yen euros dollars"
)
CHINESE = words(
    "光州市长姜琪正24日表示 将投入 4269亿韩元 426.9亿元 万亿 兆 1600多家 约 超过 至少 3年 三年间 一百二十 两千 百分之五 5% 个百分点 倍 成 第四届 第3季度 上半年 "
    "2026年3月17日 去年 同期 上月 周一 上午10时 半 几十 数百 亿 万 千 美元 日元 欧元 人民币 公里 平方米 公顷 吨 千瓦时 人 名 个 家 所 。 ， 、 （ ） “ ” 卢山 副省长 首尔 "
    "广州 京畿道 增长 下降 0 ０ １２ 〇 零 廿 之 - ~ —"
)
ODD = st.sampled_from(
    [
        "\0",
        "\ud800",
        "\u202e",
        "\u0301",
        "\u200b",
        "\n",
        "\r",
        "\u2028",
        "🙂",
        "9" * 60,
        "０",
        "٣",
        "²",
        "㎏",
        "",
        "ᄀ",
        "ﬁ",
        "İ",
    ]
)
NUMBERS = (
    st.integers(0, 10**15).map(str)
    | st.integers(0, 10**9).map("{:,}".format)
    | st.decimals(0, 10**6, places=2).map(str)
)


def texts(pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """Texts of a language's words, numbers and odd characters, with and without spaces, and any texts."""
    piece = st.sampled_from(pieces) | NUMBERS | ODD | st.text(max_size=4)
    joined = st.tuples(st.lists(piece, max_size=25), st.sampled_from(["", " ", " "])).map(
        lambda pair: pair[1].join(pair[0])
    )
    return joined | st.text(max_size=40)


KO, EN, ZH = texts(KOREAN), texts(ENGLISH), texts(CHINESE)
BYTES = st.binary(max_size=300) | KO.flatmap(
    lambda text: st.sampled_from(
        [text.encode(name, "replace") for name in ("utf-8", "cp949", "utf-16", "utf-16-le", "utf-32")]
    )
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | KO,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "title", "body", "text", "published", "x"]), inner)
    ),
    max_leaves=8,
)


class Target(NamedTuple):
    """What is tried, and with what."""

    inputs: st.SearchStrategy[Any]
    run: Callable[[Any], None]


def expect(holds: bool, what: str) -> None:
    """Raises when a property doesn't hold."""
    if not holds:
        raise ValueError(what)


def _mentions(found: Sequence[Mention], text: str) -> None:
    """Spans fit, and every value can be rendered; only 올해 and the like have none without a date of publication."""
    for mention in found:
        expect(text[mention.start : mention.end] == mention.surface != "", f"span of {mention!r}")
        expect(
            all(made.preferred in made.accepted for made in mention.renderings.values()), f"rendering of {mention!r}"
        )
        if isinstance(mention.value, Quantity):
            for render in (render_en, render_ko, render_zh):
                made = render.render_quantity(mention.value)
                expect(made.preferred in made.accepted and bool(made.preferred), f"rendering of {mention.value!r}")
        elif isinstance(mention.value, DateValue):
            for dated in (dates_en, dates_zh):
                dated.render_date(mention.value)


def _finder(find: Callable[[str], Sequence[Mention]]) -> Callable[[str], None]:
    return lambda text: _mentions(find(text), text)


def _sentences(body: str) -> None:
    cleaned = clean(body)
    for sentence in split(body, cleaned.lines):
        expect(sentence.text == body[sentence.start : sentence.end], f"span of {sentence!r}")


def _compare(pair: tuple[str, str, str]) -> None:
    source, target, lang = pair
    for finding in compare(source, target, "en" if lang == "en" else "zh", mentions=find_mentions(source)):
        if finding.span is not None:
            expect(0 <= finding.span[0] <= finding.span[1] <= len(target), f"span of {finding!r}")


def _gloss(text: str) -> None:
    for lang in ("en", "zh"):
        gloss(text, "en" if lang == "en" else "zh", find_mentions(text))


def _decode(data: bytes) -> None:
    try:
        decode(data).encode("utf-8", "surrogatepass")
    except InputError:
        return


def _file(suffix: str, check: Callable[[Path], Any], *allowed: type[Exception]) -> Callable[[bytes], None]:
    """A target that writes bytes into a file of that suffix and has it read."""

    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a{suffix}"
            path.write_bytes(data)
            try:
                check(path)
            except allowed:
                return

    return run


def _read(path: Path) -> None:
    items = list(read([str(path)]))
    expect(bool(items), "neither article nor reject")
    expect(len({item.id for item in items}) == len(items), "an id twice")
    for item in items:
        item.model_dump_json()


def _config(text: str) -> None:
    try:
        parse(yaml.safe_load(text), "fuzz")
    except (ConfigError, yaml.YAMLError):
        return


def _names(text: str) -> None:
    name = safe_name(text)
    expect(Path(name).name == name and len(name.encode()) <= 220, f"file name {name!r}")
    expect("\n" not in markdown_escape(text), "a line break in one line of Markdown")
    parse_date(text)


def _encoded(lines: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    return lines.map(lambda text: text.encode("utf-8", "surrogatepass")) | BYTES


def _changed(base: bytes) -> st.SearchStrategy[bytes]:
    """``base`` with up to eight bytes changed, or cut."""
    changes = st.lists(st.tuples(st.integers(0, len(base) - 1), st.integers(0, 255)), max_size=8)

    def change(pair: tuple[list[tuple[int, int]], int]) -> bytes:
        data = bytearray(base)
        for at, value in pair[0]:
            data[at] = value
        return bytes(data[: pair[1]])

    return st.tuples(changes, st.integers(0, len(base)) | st.just(len(base))).map(change)


def _parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    buffer = io.BytesIO()
    pyarrow.parquet.write_table(
        pyarrow.table({"id": ["a", "b"], "body": [" ".join(KOREAN[:30]), " ".join(KOREAN[30:60])]}), buffer
    )
    return buffer.getvalue()


def _gguf() -> bytes:
    key = (1).to_bytes(8, "little") + b"k"
    strings = b"".join(len(each).to_bytes(8, "little") + each for each in (b"a", b"bc"))
    array = (9).to_bytes(4, "little") + (8).to_bytes(4, "little") + (2).to_bytes(8, "little") + strings
    tensor = key + (1).to_bytes(4, "little") + (4).to_bytes(8, "little") + bytes(4) + bytes(8)
    return b"GGUF" + (3).to_bytes(4, "little") + (1).to_bytes(8, "little") * 2 + key + array + tensor + bytes(64)


def _safetensors() -> bytes:
    header = json.dumps(
        {"__metadata__": {"a": "b"}, "w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}
    ).encode()
    return len(header).to_bytes(8, "little") + header + bytes(8)


_ROWS = st.lists(JSON.map(json.dumps) | KO, max_size=4).map("\n".join)
_CELLS = st.lists(st.lists(KO | st.sampled_from(['"', '""', "", "id", "body"]), max_size=4).map(",".join), max_size=5)
_TABLES = _CELLS.map(lambda rows: "\n".join(["id,body", *rows]))
_TERMS = _CELLS.map(lambda rows: "\n".join(["ko,en,zh", *rows]))
_TAGS = st.lists(
    st.sampled_from(
        words(
            "<p> </p> <div> <table><tr><td> <a href='x'> <script> </script> <!-- --> <article> &amp; <br> <img src=x>"
        )
    )
    | KO,
    max_size=20,
)
_TBX = st.lists(
    st.sampled_from(
        [
            "<tbx>",
            "<text>",
            "<termEntry>",
            '<langSec xml:lang="ko">',
            '<langSec xml:lang="en">',
            "<term>",
            "</term>",
            "</langSec>",
            "</termEntry>",
            "</tbx>",
            "<!DOCTYPE x>",
            "&a;",
        ]
    )
    | KO,
    max_size=16,
)
_YAML = st.dictionaries(
    st.sampled_from(["name", "models", "summarizer", "translator", "termbase", "runner", "x"]), JSON, max_size=5
).map(yaml.safe_dump)
TARGETS: dict[str, Target] = {
    "figures ko": Target(KO, _finder(figures.find_figures)),
    "figures en": Target(EN, _finder(parse_en.find_figures)),
    "figures zh": Target(ZH, _finder(parse_zh.find_figures)),
    "dates ko": Target(KO, _finder(dates.find_dates)),
    "dates en": Target(EN, _finder(dates_en.find_dates)),
    "dates zh": Target(ZH, _finder(dates_zh.find_dates)),
    "names": Target(KO, _finder(find_names)),
    "mentions": Target(KO, _finder(find_mentions)),
    "sentences": Target(KO, _sentences),
    "compare en": Target(st.tuples(KO, EN | KO, st.just("en")), _compare),
    "compare zh": Target(st.tuples(KO, ZH | KO, st.just("zh")), _compare),
    "gloss": Target(KO, _gloss),
    "decode": Target(BYTES, _decode),
    "read txt": Target(BYTES, _file(".txt", _read)),
    "read jsonl": Target(_encoded(_ROWS), _file(".jsonl", _read)),
    "read csv": Target(_encoded(_TABLES), _file(".csv", _read)),
    "read html": Target(_encoded(_TAGS.map("".join)), _file(".html", _read)),
    "read parquet": Target(_changed(_parquet()) | BYTES, _file(".parquet", _read)),
    "termbase csv": Target(_encoded(_TERMS), _file(".csv", termbase.load, TermbaseError)),
    "termbase tbx": Target(_encoded(_TBX.map("".join)), _file(".tbx", termbase.load, TermbaseError)),
    "config": Target(
        _YAML | KO | _changed(shipped()["offline"].read_bytes()).map(lambda data: data.decode("utf-8", "replace")),
        _config,
    ),
    "gguf": Target(_changed(_gguf()) | st.binary().map(b"GGUF".__add__), _file(".gguf", headers.check, WeightsError)),
    "safetensors": Target(_changed(_safetensors()), _file(".safetensors", headers.check, WeightsError)),
    "file names": Target(KO | st.text(), _names),
}


class Found(NamedTuple):
    """Something wrong: the target, the smallest input, and the end of the traceback."""

    target: str
    value: str
    trace: str


def attempt(name: str, examples: int, number: int) -> Found | None:
    """What so many examples of a target show, the same for the same number; None when all is well."""
    target = TARGETS[name]
    last: list[Any] = [None]

    @seed(number)
    @settings(
        max_examples=examples, deadline=None, database=None, verbosity=Verbosity.quiet, report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(target.inputs)
    def run(value: Any) -> None:
        last[0] = value
        started = time.thread_time()
        target.run(value)
        spent = time.thread_time() - started
        expect(spent < SLOW_S, f"{spent:.1f} s for {len(value)}")

    try:
        run()
    except Exception:  # noqa: BLE001 - whatever a target raises is what is looked for
        return Found(name, repr(last[0]), "".join(traceback.format_exc(limit=-4)))
    return None


def main() -> int:
    """Goes round the targets; exit code 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--examples", type=int, default=100, help="of a target in one round")
    parser.add_argument("--only", nargs="*", choices=list(TARGETS), default=list(TARGETS))
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = parser.parse_args()
    for name in ("mentions", "gloss"):  # the analyser and the tables load once, at no target's expense
        TARGETS[name].run("한들시는 17일 협약을 맺었다.")
    end = time.monotonic() + options.seconds
    open_targets, rounds, found = list(options.only), 0, []
    while open_targets and time.monotonic() < end:
        for name in list(open_targets):
            if time.monotonic() < end and (wrong := attempt(name, options.examples, options.seed + rounds)):
                found.append(wrong)
                open_targets.remove(name)
                print(f"FOUND in {wrong.target}: {wrong.value[:2000]}\n{wrong.trace}", flush=True)
        rounds += 1
    print(
        f"{rounds} rounds of {options.examples} examples over {len(options.only)} targets, seed {options.seed}: {len(found)} found"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
