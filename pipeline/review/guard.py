"""What stands between the page and the rest of the web: host check, form tokens, size limit, headers.

The server listens on the loopback address only, but any web page a person has open can send requests
there too. A page under a name of its own that resolves to 127.0.0.1 is refused by its ``Host``; a form sent
from another site is refused by its ``Origin`` and for want of the token; and no answer may be framed, sniffed
or read by another origin.
"""

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "::1")
MAX_BODY = 256 * 1024
SESSION = "hanbrief_session"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The application behind the checks. ``token`` makes the form token of a session."""

    def __init__(self, app: ASGIApp, secret: bytes | None = None) -> None:
        self.app = app
        self.secret = secret or secrets.token_bytes(32)

    def token(self, session: str) -> str:
        """The form token that belongs to a session cookie, for this server's life."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself where a check fails; hands on with ``state.token`` where none does."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = _session(headers.get("cookie", ""))
        made = session or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["token"] = self.token(made)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out[name] = value
                out.setdefault("cache-control", "no-store")
                if not session:
                    out.append("set-cookie", f"{SESSION}={made}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refusal = _refusal(scope["method"], headers)
        await (refusal or self.app)(scope, receive, guarded)


def _refusal(method: str, headers: Headers) -> PlainTextResponse | None:
    """The answer to a request that may not pass, or None."""
    if host_name(headers.get("host", "")) not in HOSTS:
        return PlainTextResponse("This page answers only under 127.0.0.1 or localhost.\n", 421)
    if method in ("GET", "HEAD"):
        return None
    if method != "POST":
        return PlainTextResponse("Only GET and POST are understood.\n", 405)
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return PlainTextResponse("The form comes from another site.\n", 403)
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return PlainTextResponse("The form comes from another site.\n", 403)
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return PlainTextResponse("A form needs a Content-Length.\n", 411)
    return PlainTextResponse("The form is too large.\n", 413) if int(length) > MAX_BODY else None


def host_name(host: str) -> str:
    """The name in a ``Host`` header without its port, lower case; empty where it is malformed.

    >>> host_name("LOCALHOST:8765"), host_name("[::1]:80"), host_name("127.0.0.1.evil.example")
    ('localhost', '::1', '127.0.0.1.evil.example')
    """
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _session(cookie: str) -> str:
    """The session in a ``Cookie`` header, empty where there is none."""
    try:
        morsel = SimpleCookie(cookie).get(SESSION)
    except CookieError:
        return ""
    return morsel.value if morsel is not None else ""
