"""The places of the tables with all the forms they are written in, in Korean, English and Chinese."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.facts.tables import rows, several, word_set

TABLES = (
    "countries.csv",
    "places_kr.csv",
    "places_cn.csv",
    "places_jp.csv",
    "landmarks_kr.csv",
    "landmarks_abroad.csv",
    "places_world.csv",
)
# Kind: Korean suffixes, English generic words, the Chinese suffix. The first Korean suffix is the usual one.
SUFFIXES: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "kr-metro": (("시",), ("City",), "市"),
    "kr-do": (("도",), ("Province",), "道"),
    "kr-si": (("시", "특례시"), ("City",), "市"),
    "kr-gun": (("군",), ("County",), "郡"),
    "kr-gu": (("구",), ("District", "Ward"), "区"),
    "cn-prov": (("성",), ("Province",), "省"),
    "cn-muni": (("시", "직할시"), ("Municipality", "City"), "市"),
    "cn-auto": (("자치구",), ("Autonomous Region",), "自治区"),
    "cn-city": (("시",), ("City",), "市"),
    "jp-ken": (("현",), ("Prefecture",), "县"),
    "jp-fu": (("부",), ("Prefecture",), "府"),
    "jp-to": (("도",), ("Metropolis",), "都"),
    "jp-city": (("시",), ("City",), "市"),
    "city": (("시",), ("City",), "市"),
    "state": (("주", " 주"), ("State",), "州"),
}
_HYPHENED = {"kr-do": "do", "kr-si": "si", "kr-metro": "si", "kr-gun": "gun", "kr-gu": "gu"}
_WITH_GENERIC = frozenset({"kr-do", "kr-gun", "kr-gu", "cn-prov", "jp-ken", "jp-fu"})
_GENERIC = ("시", "도", "군", "구", "성", "현")
_RANKS = {"country": 0, "region": 0, "kr-metro": 1, "kr-do": 1, "cn-muni": 1, "cn-prov": 1, "jp-to": 1, "area": 2}


SETTLED_NOUNS = word_set(
    "특별구 자치구 자치주 특별시 직할시 활동 이동 운동 공동 변동 자동 행동 노동 아동 작동 "
    "가동 진동 연동 출동 합동 감동 소동 격동 선동 충동 거동 제동 파동 구동 냉동 양면 전면 "
    "정면 후면 측면 표면 단면 장면 화면 도면 지면 수면 해면 노면 벽면 반면 내면 외면 이면 "
    "방면 국면 라면 당면 가면 서면 관리 처리 정리 수리 심리 원리 논리 윤리 진리 권리 승리 "
    "금리 비리 거리 소리 자리 머리 다리 요리 격리 분리 대리 총리 섭리 합리 영리 무리 우리 "
    "유리 물리 경리 조리 병리 생리 수동 능동 고동 쓰레기 마무리 항아리 자투리 테두리 보따리 "
    "울타리 병아리 동아리 메아리 오소리 너구리 개구리 잠자리 일자리 보금자리 목소리 정수리 뿌리 "
    "허리 고리 꼬리 미리 멀리 널리 마리 사거리 삼거리 오거리 먹거리 볼거리 걱정거리 외부면 "
    "외부감리 설계감리 시공감리 총감리 한동 역동 생동 기동 반동 발동 시동 유동 이송동 별동 "
    "본동 관리동 연구동 병동 기숙사동 "
)
"""Common nouns that end like a town, a village or a city quarter."""


@dataclass(frozen=True)
class Place:
    """A place of the tables: ``key`` without the prefix, bare names, and other accepted names."""

    key: str
    kind: str
    parent: str
    ko: str
    en: str
    zh: str
    ko_also: tuple[str, ...] = ()
    en_also: tuple[str, ...] = ()
    zh_also: tuple[str, ...] = ()
    loose: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def rank(self) -> int:
        """Which of two namesakes is meant where nothing else tells: the lower rank."""
        return _RANKS.get(self.kind, 4 if self.kind == "kr-gu" else 3)

    @property
    def suffix_zh(self) -> str:
        """The Chinese generic character, empty where the kind has none."""
        return SUFFIXES[self.kind][2] if self.kind in SUFFIXES else ""

    def korean(self) -> Iterator[tuple[str, bool]]:
        """The Korean forms and whether each carries its generic suffix (광주시)."""
        suffixes = SUFFIXES[self.kind][0] if self.kind in SUFFIXES else ()
        for name in (self.ko, *self.ko_also):
            own = name.endswith("구") if self.kind == "kr-gu" else name != self.ko and name.endswith(_GENERIC)
            if self.kind != "kr-gu" or len(name) > 1:
                yield name, own
            if len(name) > 1 and not own:
                yield from ((name + suffix, True) for suffix in suffixes)

    def english(self, *, suffixed: bool) -> tuple[str, ...]:
        """English forms, the preferred first."""
        generics = SUFFIXES[self.kind][1] if self.kind in SUFFIXES else ()
        whole = [f"{self.en} {generic}" for generic in generics]
        first = whole[:1] if suffixed and self.kind in _WITH_GENERIC else []
        hyphened = [f"{self.en}-{_HYPHENED[self.kind]}"] if self.kind in _HYPHENED else []
        more = [f"City of {self.en}"] if "City" in generics else []
        return tuple(dict.fromkeys([*first, self.en, *whole, *hyphened, *more, *self.en_also]))

    def chinese(self, *, suffixed: bool) -> tuple[str, ...]:
        """Chinese forms, the preferred first."""
        suffix = self.suffix_zh
        whole = [self.zh + suffix] if suffix and not self.zh.endswith(suffix) else []
        bare = [self.zh] if len(self.zh) > 1 else []
        return tuple(dict.fromkeys([*(whole if suffixed else ()), *bare, *whole, *self.zh_also]))


@lru_cache(maxsize=1)
def all_places() -> dict[str, Place]:
    """Every place by key, in the order of the tables."""
    found: dict[str, Place] = {}
    for table in TABLES:
        for row in rows(table):
            ko, en, zh = (tuple(several(row[f"{lang}_also"])) for lang in ("ko", "en", "zh"))
            loose = (tuple(several(row.get("en_loose", ""))), tuple(several(row.get("zh_loose", ""))))
            names = (row["ko"], row["en"], row["zh"])
            place = Place(row["key"], row["kind"], row["parent"], *names, ko, en, zh, loose)
            found[place.key] = place
    return found


def ancestors(key: str) -> Iterator[str]:
    """The keys of the places that a place lies in, nearest first."""
    places = all_places()
    parent = places[key].parent if key in places else ""
    while parent:
        yield parent
        parent = places[parent].parent if parent in places else ""
