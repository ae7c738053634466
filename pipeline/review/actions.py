"""The addresses that change something: each takes a form with its token, and only by POST."""

import hmac
import threading
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.records import Lang
from pipeline.review.desk import Conflict, RefusedError
from pipeline.review.events import ACROSS, DECISIONS, LANGS, Action, Event, slug_of
from pipeline.review.exporting import remember
from pipeline.review.pages import fragment, notice_fragment, render, respond, row_answer
from pipeline.review.reading import AtDesk, Found, Here, visit_of
from pipeline.review.sheet import Sheet
from pipeline.review.visiting import LANG_COOKIE, USER_COOKIE, Visit, person

router = APIRouter()
YEAR = 365 * 24 * 3600
_REMEMBERING = threading.Lock()
"""The memory file is read and written whole: one approval at a time."""


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of the form; ``RefusedError`` without the session's token."""
    async with request.form() as fields:
        values = {name: value for name, value in fields.items() if isinstance(value, str)}
    if not hmac.compare_digest(values.get("token", "").encode(), visit_of(request).token.encode()):
        raise RefusedError("error.token")
    return values


Form = Annotated[Mapping[str, str], Depends(form_of)]


def _where(form: Mapping[str, str]) -> tuple[int, Lang]:
    """Place and language of a form; ``RefusedError`` when they are none."""
    lang = next((lang for lang in LANGS if lang == form.get("lang")), None)
    if lang is None:
        raise RefusedError("error.bad")
    return _number(form.get("place", "")), lang


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise RefusedError("error.bad")
    return int(text)


@router.post("/b/{slug}/check")
def check(desk: AtDesk, here: Here, form: Form, found: Found) -> HTMLResponse:
    """What the checks say of a text that is being typed."""
    place, lang = _where(form)
    findings = desk.preview(found, place, lang, form.get("text", "")[:20_000])
    row = found.row(place)
    source = form.get("text", "") if lang == "ko" else (row.cells["ko"].text if row else "")
    said = [f for other, own in findings.items() for f in own if other == lang or lang == "ko" or f.check == ACROSS]
    return render("live.html.j2", here, findings=said, source=source, lang=lang, fresh=True)


@router.post("/b/{slug}/edit")
def edit(slug: str, desk: AtDesk, here: Here, form: Form, found: Found) -> HTMLResponse:
    """The sentence with the new text and its findings; 409 and both texts where somebody saved first."""
    place, lang = _where(form)
    change = Event(
        who=here.user,
        brief=found.brief.id,
        base=form.get("base", ""),
        action="edit",
        place=place,
        lang=lang,
        version=_number(form.get("version", "")),
        after=form.get("text", ""),
    )
    saved = desk.edit(found, change)
    fresh = desk.sheet(found.brief.id)
    if isinstance(saved, Conflict):
        page = fragment("conflict.html.j2", here, slug=slug, sheet=fresh, place=place, lang=lang, conflict=saved)
        return respond(page, 409)
    row = fresh.row(place)
    if row is None:
        raise RefusedError("error.bad")
    return respond(row_answer(desk, here, fresh, row, here.words("edit.saved" if saved else "edit.same")))


@router.post("/b/{slug}/decide")
def decide(slug: str, desk: AtDesk, here: Here, form: Form, found: Found) -> HTMLResponse:
    """The sentence with the decision on one of its findings."""
    action: Action | None = next((known for known in DECISIONS if known == form.get("action")), None)
    if action is None:
        raise RefusedError("error.bad")
    event = desk.decide(found.brief.id, action, form.get("key", ""), here.user, form.get("reason", ""))
    fresh = desk.sheet(found.brief.id)
    row = fresh.row(event.place or 0)
    if row is None:
        raise RefusedError("error.bad")
    return respond(row_answer(desk, here, fresh, row))


@router.post("/b/{slug}/approve")
def approve(request: Request, slug: str, desk: AtDesk, here: Here, form: Form, found: Found) -> HTMLResponse:
    """The bar of the approved brief; its sentences go to the memory where the server has one."""
    desk.approve(found.brief.id, here.user, _number(form.get("seen", "")))
    fresh = desk.sheet(found.brief.id)
    if request.app.state.settings.memory is not None:
        with _REMEMBERING:
            remember(desk, [fresh], request.app.state.settings.memory)
    return _bar(here, fresh)


@router.post("/b/{slug}/withdraw")
def withdraw(slug: str, desk: AtDesk, here: Here, form: Form, found: Found) -> HTMLResponse:
    """The bar of the brief without its approval."""
    desk.withdraw(found.brief.id, here.user)
    return _bar(here, desk.sheet(found.brief.id))


def _bar(here: Visit, fresh: Sheet) -> HTMLResponse:
    html = fragment("bar.html.j2", here, slug=slug_of(fresh.brief.id), sheet=fresh, oob=False)
    return respond(html + notice_fragment(here, "", "good"))


@router.post("/settings")
def settings(form: Form) -> Response:
    """Keeps a name or a language in a cookie and goes back to the page one came from."""
    back = form.get("back", "/")
    answer = RedirectResponse(back if back.startswith("/") and back[1:2] not in ("/", "\\") else "/", 303)
    chosen = {USER_COOKIE: quote(person(form.get("user", "")))}
    chosen[LANG_COOKIE] = form["lang"] if form.get("lang") in LANGS else ""
    for name, value in chosen.items():
        if value:
            answer.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="strict")
    return answer
