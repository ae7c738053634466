"""Rendering: the Jinja environment and the answers made with it, everything escaped."""

import datetime as dt
import difflib
import re
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from pipeline.review.desk import Desk
from pipeline.review.events import slug_of
from pipeline.review.exporting import formats
from pipeline.review.sheet import Row, Sheet
from pipeline.review.view import address, brief_view, mended, row_view
from pipeline.review.visiting import Visit

_WORD = re.compile(r"\s+|[A-Za-z0-9.,%]+|.", re.DOTALL)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates: autoescaped, undefined names refused."""
    made = Environment(
        loader=PackageLoader("pipeline.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["moment"] = moment
    made.globals.update(mended=mended, changed=changed, address=address, version=version("hanbrief"))
    return made


def moment(at: str) -> str:
    """A time of the log in this machine's time zone, to the minute.

    The server runs where its readers sit, so its zone is theirs.
    """
    return dt.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """An edit word by word (character by character in Hangul and Han): ("kept" | "gone" | "new", text)."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("kept", "".join(old[a:b])))
            continue
        found += [("gone", "".join(old[a:b]))] if b > a else []
        found += [("new", "".join(new[c:d]))] if d > c else []
    return found


def render(template: str, visit: Visit, status: int = 200, **values: Any) -> HTMLResponse:
    """A page or a fragment of one."""
    return respond(fragment(template, visit, **values), status)


def respond(html: str, status: int = 200) -> HTMLResponse:
    """HTML as an answer; a lone surrogate from a broken file is shown as a replacement character."""
    return HTMLResponse(html.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


def fragment(template: str, visit: Visit, **values: Any) -> str:
    """The text of a template for a visit."""
    known = {
        "visit": visit,
        "t": visit.words,
        "back": "/",
        "list_query": visit.list_query,
        "formats": formats().values(),
    }
    field = Markup('<input type="hidden" name="token" value="{}">').format(visit.token)
    return environment().get_template(template).render(**(known | {"token": lambda: field} | values))


def row_answer(desk: Desk, visit: Visit, found: Sheet, row: Row, notice: str = "") -> str:
    """A row anew, and beside it the bar and a notice, which htmx puts in their own places."""
    slug = slug_of(found.brief.id)
    view = row_view(desk, found, row)
    html = fragment("row.html.j2", visit, slug=slug, view=view)
    html += fragment("bar.html.j2", visit, slug=slug, sheet=found, oob=True)
    return html + notice_fragment(visit, notice, "good")


def notice_fragment(visit: Visit, message: str, tone: str, link: str = "", link_text: str = "") -> str:
    """The notice line of the page; an empty message takes it away."""
    return fragment("notice.html.j2", visit, message=message, tone=tone, link=link, link_text=link_text)


def brief_page(desk: Desk, visit: Visit, found: Sheet, **values: Any) -> HTMLResponse:
    """The whole page of a brief."""
    view = brief_view(desk, slug_of(found.brief.id), found)
    return render(
        "brief.html.j2",
        visit,
        slug=view.slug,
        sheet=found,
        rows=view.rows,
        release=view.release,
        oob=False,
        **values,
    )
