"""Who looks at the page, in which language, and with which form token."""

import getpass
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

from starlette.requests import Request

from pipeline.records import Lang, Record
from pipeline.review.events import LANGS
from pipeline.review.view import address, asked
from pipeline.review.wording import PageWords, preferred, words

LANG_COOKIE, USER_COOKIE = "hanbrief_lang", "hanbrief_user"
MAX_NAME = 60


class Visit(Record):
    """Who looks, in which language, the token of their forms, and the filters of the list they came through."""

    lang: Lang
    user: str
    token: str
    list_query: str = ""

    @property
    def words(self) -> PageWords:
        """The strings of the visit's language."""
        return words(self.lang)


def visit(request: Request, user: str) -> Visit:
    """The visit of a request; ``user`` is the name where the visitor gave none."""
    shown = request.headers.get("hx-current-url", "") or str(request.url)
    chosen = request.cookies.get(LANG_COOKIE, "")
    lang = next((lang for lang in LANGS if lang == chosen), None)
    return Visit(
        lang=lang or preferred(request.headers.get("accept-language", "")),
        user=person(unquote(request.cookies.get(USER_COOKIE, ""))) or user,
        token=request.scope["state"]["token"],
        list_query=address(asked(dict(parse_qsl(urlsplit(shown).query)))),
    )


def person(name: str) -> str:
    """A person's name as typed, on one line, without control characters, at most 60 characters."""
    kept = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C")
    return " ".join(kept.split())[:MAX_NAME]


def login_name() -> str:
    """The name of the login, or a word for nobody where the system doesn't tell."""
    try:
        return person(getpass.getuser()) or "reviewer"
    except (OSError, KeyError):
        return "reviewer"
