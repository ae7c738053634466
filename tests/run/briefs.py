"""Small records for the tests of the runner."""

from pipeline.records import Article, Brief, Finding, Provenance, Reject, Status, Texts

TEXTS = Texts(ko="가온시는 24일 밝혔다.", en="Gaon said on the 24th.", zh="佳温市24日表示。")


def article(identifier: str, body: str = "가온시는 24일 새 도서관을 연다고 밝혔다.") -> Article:
    """A release."""
    return Article(id=identifier, body=body, source=f"in/{identifier}.txt")


def brief(identifier: str, status: Status = "verified") -> Brief:
    """A brief of it."""
    provenance = Provenance(version="1", config="c", config_digest="d", article_digest="a", models=())
    finding = Finding(check="scale_changed", severity="block", lang="en", message="4269억원 isn't 4,269 billion")
    return Brief(
        id=identifier, status=status, title=None, published=None, headline=TEXTS, sentences=(), facts=(),
        findings=() if status == "verified" else (finding,), provenance=provenance,
    )  # fmt: skip


def reject(identifier: str, code: str = "too_short") -> Reject:
    """A reject of it."""
    return Reject(id=identifier, source=f"in/{identifier}.txt", stage="clean", code=code, detail="reasons")
