"""The addresses that only show: the list, a brief, its parts, its history, and downloads."""

from itertools import islice
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse, Response

from pipeline.io.writers import safe_name
from pipeline.records import Lang
from pipeline.review.catalog import Entry
from pipeline.review.desk import Desk, RefusedError
from pipeline.review.exporting import approved, export, formats
from pipeline.review.pages import brief_page, render
from pipeline.review.sheet import Sheet
from pipeline.review.view import address, asked, mended, neighbors, row_view
from pipeline.review.visiting import Visit, visit

PAGE = 250
"""Briefs a page of the list: more than one reads in a day, and the browser lays them out in a blink."""

REJECTS = 1000
"""Rejects that the page of them shows."""

router = APIRouter()


def desk_of(request: Request) -> Desk:
    """The desk that the application serves."""
    desk: Desk = request.app.state.desk
    return desk


def visit_of(request: Request) -> Visit:
    """Who looks, and in which language."""
    return visit(request, request.app.state.settings.user)


def sheet_of(slug: str, desk: Annotated[Desk, Depends(desk_of)]) -> Sheet:
    """The brief of an address; ``RefusedError`` when there is none."""
    identifier = desk.catalog.brief_id(slug)
    if identifier is None:
        raise RefusedError("error.gone")
    return desk.sheet(identifier)


Here = Annotated[Visit, Depends(visit_of)]
AtDesk = Annotated[Desk, Depends(desk_of)]
Found = Annotated[Sheet, Depends(sheet_of)]


@router.get("/")
def overview(
    request: Request, desk: AtDesk, here: Here, first: Annotated[int, Query(alias="from", ge=0)] = 0
) -> Response:
    """The list, or what of it fits the filters when the page's script asks."""
    query = asked(request.query_params)
    entries = desk.catalog.entries(query)
    first = first if first < len(entries) else 0

    def page_address(start: int) -> str:
        own = address(query)
        return f"/{own}{'&' if own else '?'}from={start}"

    partial = request.headers.get("hx-request-type") == "partial"
    return render(
        "found.html.j2" if partial else "list.html.j2",
        here,
        oob=partial,
        query=query,
        entries=entries[first : first + PAGE],
        total=len(entries),
        first=first,
        page=PAGE,
        more=max(0, min(PAGE, len(entries) - first - PAGE)),
        page_address=page_address,
        back=f"/{address(query)}",
        back_query=address(query),
        second="en" if here.lang == "ko" else here.lang,
        counts=desk.catalog.counts(),
        checks=desk.catalog.checks(),
        rejects=desk.ledger.counts().rejects,
        formats=formats().values(),
    )


@router.get("/rejects")
def rejects(desk: AtDesk, here: Here) -> HTMLResponse:
    """What got no brief, and why."""
    shown = list(islice(desk.ledger.rejects(), REJECTS))
    return render("rejects.html.j2", here, back="/rejects", rejects=shown, total=desk.ledger.counts().rejects)


@router.get("/b/{slug}")
def brief(request: Request, slug: str, desk: AtDesk, here: Here, found: Found) -> HTMLResponse:
    """The page of a brief."""
    query = asked(request.query_params)
    entries: list[Entry] = desk.catalog.entries(query)
    number = next((entry.number for entry in desk.catalog.entries() if entry.slug == slug), 0)
    before, after = neighbors(entries, slug, number)
    return brief_page(
        desk,
        here,
        found,
        back=f"/b/{slug}{address(query)}",
        before=before,
        after=after,
    )


@router.get("/b/{slug}/row/{place}")
def row(slug: str, place: int, desk: AtDesk, here: Here, found: Found) -> HTMLResponse:
    """One sentence as it stands."""
    wanted = found.row(place)
    if wanted is None:
        raise RefusedError("error.bad")
    return render("row.html.j2", here, slug=slug, view=row_view(desk, found, wanted))


@router.get("/b/{slug}/edit/{place}/{lang}")
def editor(slug: str, place: int, lang: Lang, here: Here, found: Found, use: str = "") -> HTMLResponse:
    """The editor of one text; with ``use`` the words a finding expects already stand in it."""
    wanted = found.row(place)
    if wanted is None:
        raise RefusedError("error.bad")
    cell = wanted.cells[lang]
    finding = next((judged.finding for judged in cell.judged if judged.key == use), None)
    text = (mended(cell.text, finding) if finding else "") or cell.text
    source = wanted.cells["ko"].text
    return render(
        "editor.html.j2", here, slug=slug, sheet=found, place=place, lang=lang, cell=cell, text=text, source=source
    )


@router.get("/b/{slug}/history")
def history(request: Request, slug: str, here: Here, found: Found) -> HTMLResponse:
    """Everything that was done to a brief, the newest first."""
    query = address(asked(request.query_params))
    return render("history.html.j2", here, slug=slug, sheet=found, back=f"/b/{slug}/history{query}")


@router.get("/export/{name}")
def download(name: str, desk: AtDesk, here: Here) -> Response:
    """All approved briefs as a file."""
    return _file(desk, list(approved(desk)), (name, here.lang), "approved")


@router.get("/b/{slug}/export/{name}")
def download_one(name: str, desk: AtDesk, here: Here, found: Found) -> Response:
    """One approved brief as a file."""
    if found.approval is None:
        raise RefusedError("export.none")
    return _file(desk, [found], (name, here.lang), safe_name(found.brief.id))


def _file(desk: Desk, sheets: list[Sheet], asked_for: tuple[str, Lang], stem: str) -> Response:
    """The briefs in a format, which says what stands beside them in a language."""
    name, lang = asked_for
    known = formats().get(name)
    if known is None:
        raise RefusedError("error.bad")
    if known.missing:
        raise RefusedError("export.missing", library=known.missing)
    data, made = export(desk, sheets, name, lang)
    named = f"attachment; filename*=UTF-8''{quote(stem + made.suffix)}"
    return Response(data, media_type=made.media, headers={"content-disposition": named})
