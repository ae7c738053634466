"""A brief as an HTML fragment for a mail: tables and inline styles only, everything escaped, nothing fetched.

Mail programs drop style sheets and scripts and know little of modern layout, so each element carries its own style.
"""

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.io.exports import content
from pipeline.io.wording import Words
from pipeline.records import Article, Brief, Lang

_SANS = "Arial,Helvetica,sans-serif"
_FONTS: dict[Lang, str] = {
    "ko": f"'Malgun Gothic','Apple SD Gothic Neo','Noto Sans KR','Noto Sans CJK KR',{_SANS}",
    "en": f"{_SANS}",
    "zh": f"'Microsoft YaHei','PingFang SC','Noto Sans SC','Noto Sans CJK SC',{_SANS}",
}


def mail(brief: Brief, article: Article | None, approval: content.Approval | None, words: Words) -> bytes:
    """The fragment in UTF-8, its letters beyond ASCII as they are."""
    environment = Environment(
        loader=PackageLoader("pipeline.io"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["line"] = content.one_line
    text = environment.get_template("mail.html.j2").render(
        brief=brief, langs=content.LANGS, names=content.NAMES, tags=content.TAGS, fonts=_FONTS,
        status=content.status(brief, approval, words), good=approval is not None or brief.status == "verified", facts=content.facts(brief),
        guess=words("out.guess") if content.guessed(content.facts(brief)) else "",
        points=content.points(brief, words), t=words,
        sources=[content.source(sentence, article) for sentence in brief.sentences],
        origin=content.origin(brief, article, words), provenance=content.provenance(brief),
    )  # fmt: skip
    return text.encode("utf-8", "replace")
