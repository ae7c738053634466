"""The web application: which address answers with what. What is done is the desk's, how it looks the templates'."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from pipeline.errors import HanbriefError
from pipeline.records import Record
from pipeline.review import actions, reading
from pipeline.review.desk import Desk, RefusedError
from pipeline.review.guard import Guard
from pipeline.review.pages import notice_fragment, render, respond
from pipeline.review.visiting import visit

STATIC = Path(__file__).parent / "static"


class Settings(Record):
    """How the page is served: the name of who gives none, and the memory that approvals are added to."""

    user: str
    memory: Path | None = None


def create_app(desk: Desk, settings: Settings) -> ASGIApp:
    """The application behind its guard, over an open desk."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=life)
    app.state.desk, app.state.settings = desk, settings
    app.include_router(reading.router)
    app.include_router(actions.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for error in (RefusedError, HanbriefError, HTTPException, RequestValidationError):
        app.add_exception_handler(error, _failed)
    return Guard(app)


def _failed(request: Request, error: Exception) -> Response:
    """A notice on the page for a request of the page's own script, a page of its own for any other."""
    here = visit(request, request.app.state.settings.user)
    status, message = 400, here.words("error.bad")
    if isinstance(error, RefusedError):
        status = {"error.gone": 404, "error.token": 403, "error.bad": 400}.get(error.key, 409)
        message = here.words(error.key, **error.values)
    elif isinstance(error, HTTPException):
        status = error.status_code
        message = here.words("error.gone") if status == 404 else message
    elif isinstance(error, HanbriefError):
        status, message = 500, str(error)
    if "hx-request" in request.headers:
        answer = respond(notice_fragment(here, message, "bad"), status)
        answer.headers["HX-Reswap"] = "none"
        return answer
    return render("error.html.j2", here, status, message=message)
