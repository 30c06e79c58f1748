"""The way in, where the desk is open to other machines: a page to log in at, and the way out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.handlers import HTTPRouteHandler

from goodoffices.desk import entry
from goodoffices.desk.address import is_ours
from goodoffices.desk.csrf import FIELD, check_token, cookies_of, named
from goodoffices.desk.faults import Refused
from goodoffices.desk.routes import HTML, House, Visit

KEEP = "Path=/; HttpOnly; SameSite=Strict"
LONGEST = 1024  # letters of a password that are looked at
WRONG = "That is not the password."


def login_routes(house: House) -> tuple[HTTPRouteHandler, ...]:
    """Return the handlers of `/login` and `/logout`."""

    def show(request: Visit) -> Response[Any]:
        return _form(house, request, request.query_params.get("to", "/"))

    async def enter(request: Visit) -> Response[Any]:
        form = await request.form()
        check_token(request, str(form.get(FIELD, "")))
        to, password = str(form.get("to", "/")), str(form.get("password", ""))[:LONGEST]
        door: entry.Door = request.app.state.door
        address = request.client.host if request.client is not None else ""
        if not door.may_try(address):
            what = "Too many wrong passwords came in."
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, what, "Wait a minute, then try again.")
        session = await sync_to_thread(door.try_password, address, password)
        if session is None:
            return _form(house, request, to, WRONG)
        cookie = f"{_name(request)}={session}; Max-Age={int(entry.LASTS)}; {KEEP}"
        return _go(to if is_ours(to) else "/", cookie)

    async def leave(request: Visit) -> Response[Any]:
        check_token(request, str((await request.form()).get(FIELD, "")))
        cookies = cookies_of(request.headers.get("cookie", ""))
        request.app.state.door.leave(cookies.get(_name(request), ""))
        return _go("/login", f"{_name(request)}=; Max-Age=0; {KEEP}")

    return (
        get("/login", sync_to_thread=False, include_in_schema=False)(show),
        post("/login", include_in_schema=False, name="enter")(enter),
        post("/logout", include_in_schema=False, name="leave")(leave),
    )


def _name(request: Visit) -> str:
    return named(entry.COOKIE, request.headers.get("host", ""))


def _form(house: House, request: Visit, to: str, wrong: str = "") -> Response[Any]:
    frame = house.frame(request, "Log in", "/login", locked=False)
    page = house.looks.show_form("login.html", frame, to=to if is_ours(to) else "/", wrong=wrong)
    return Response(
        content=page.encode(), media_type=HTML, headers={"cache-control": "no-store"},
        status_code=HTTPStatus.FORBIDDEN if wrong else HTTPStatus.OK,
    )  # fmt: skip


def _go(to: str, cookie: str) -> Response[Any]:
    headers = {"location": to, "set-cookie": cookie, "cache-control": "no-store"}
    return Response(content=b"", status_code=HTTPStatus.SEE_OTHER, headers=headers)
