"""Routes: each page at its path and as JSON under `/api`, each change as a form and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import FormMultiDict, State, UploadFile
from litestar.handlers import HTTPRouteHandler

from goodoffices.desk.address import parse_form, parse_json, parse_question, write_address
from goodoffices.desk.csrf import FIELD, HEADER, check_token, token_of
from goodoffices.desk.desk import Desk
from goodoffices.desk.faults import Refused
from goodoffices.desk.looks import Frame, Looks
from goodoffices.desk.page import Answer, Change, Done, Page, Question

API = "/api"
FIELDS = 200  # parameters an address may have
HTML, JSON = "text/html", "application/json"
Visit = Request[Any, Any, State]


class House(msgspec.Struct, frozen=True):
    """What every handler needs: the desk, its pages and their looks; whether a password is asked."""

    desk: Desk
    looks: Looks
    pages: tuple[Page, ...]
    locked: bool = False

    def frame(self, request: Visit, title: str, path: str, **more: Any) -> Frame:  # noqa: ANN401 - fields of Frame
        """Return what stands around an answer at `path`."""
        nav = sorted(
            (one for one in self.pages if one.nav is not None), key=lambda one: one.nav or 0
        )
        return Frame(**{
            "title": title, "path": path, "here": here(request), "twin": None, "nav": tuple(nav),
            "situations": (), "situation": None, "coverage": None, "csrf": token_of(request),
            "locked": self.locked, **more,
        })  # fmt: skip


def page_routes(house: House, page: Page) -> tuple[HTTPRouteHandler, HTTPRouteHandler]:
    """Return the handlers that serve `page` as HTML and as JSON."""

    def html(request: Visit) -> Response[Any]:
        pairs = pairs_of(request)
        full = tuple((name, value) for name, value in pairs if value)
        if full != pairs:  # an empty field of a form asks nothing
            return _redirect(write_address(page.path, None, **_gathered(full)))
        asked = parse_question(full, page.question)
        make = partial(_shown, house, page, asked, request)
        return _now(make, HTML) if page.lively else _fresh(house.desk, request, make, HTML)

    def json(request: Visit) -> Response[Any]:
        asked = parse_question(pairs_of(request), page.question)

        def make() -> bytes:
            return msgspec.json.encode(page.answer(house.desk, asked))

        return _now(make, JSON) if page.lively else _fresh(house.desk, request, make, JSON)

    name = page.template.removesuffix(".html")
    return (
        get(page.path, sync_to_thread=True, include_in_schema=False, name=name)(html),
        get(
            f"{API}{page.path}".rstrip("/"), sync_to_thread=True, name=f"api {name}",
            summary=page.title, description=page.says, operation_id=name,
        )(json),
    )  # fmt: skip


def change_routes(house: House, change: Change) -> tuple[HTTPRouteHandler, HTTPRouteHandler]:
    """Return the handlers that make `change`: from a form, and from JSON."""

    async def html(request: Visit) -> Response[Any]:
        form = await request.form()
        check_token(request, str(form.get(FIELD, "")))
        given = await _form(form)
        done = await sync_to_thread(change.do, house.desk, parse_form(given, change.form))
        return _redirect(done.to) if isinstance(done, Done) else _told(done)

    async def json(request: Visit) -> Response[Any]:
        if request.content_type[0] != JSON:
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "That is no JSON.", f"Send {JSON}.")
        if change.changes:
            check_token(request, request.headers.get(HEADER, ""))
        asked = parse_json(await request.body(), change.form)
        return _told(await sync_to_thread(change.do, house.desk, asked))

    name = change.path.strip("/").replace("/", "-")
    return (
        post(change.path, include_in_schema=False, name=f"do {name}")(html),
        post(
            f"{API}{change.path}", name=f"api do {name}", status_code=HTTPStatus.OK,
            summary=change.says, operation_id=name,
        )(json),
    )  # fmt: skip


async def _form(form: FormMultiDict) -> list[tuple[str, str | bytes]]:
    """Return the fields of a form but its token; a file as its bytes, under the field's name."""
    found: list[tuple[str, str | bytes]] = []
    for name, value in form.multi_items():
        if name != FIELD:
            found.append(
                (name, await value.read() if isinstance(value, UploadFile) else str(value))
            )
    return found


def _told(found: msgspec.Struct) -> Response[Any]:
    return Response(
        content=msgspec.json.encode(found), media_type=JSON, headers={"cache-control": "no-store"}
    )


def _shown(house: House, page: Page, asked: Question, request: Visit) -> bytes:
    answer: Answer = page.answer(house.desk, asked)
    frame = house.frame(
        request, page.title, page.path,
        twin=write_address(f"{API}{page.path}", asked), situations=house.desk.situations(),
        situation=asked.situation, coverage=answer.coverage,
    )  # fmt: skip
    return house.looks.show(page, asked, answer, frame).encode()


def _fresh(desk: Desk, request: Visit, make: Callable[[], bytes], media: str) -> Response[Any]:
    """Return what `make` makes, or that nothing changed since the visitor asked last.

    The tag is of the moment before the answer is made: one that came in meanwhile makes it old.
    """
    with desk.one_look():
        named = f"{desk.version()} {request.url.path}?{request.url.query} {token_of(request)}"
        tag = f'"{blake2b(named.encode(), digest_size=12).hexdigest()}"'
        headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "Cookie"}
        known = {
            one.strip().removeprefix("W/")
            for one in request.headers.get("if-none-match", "").split(",")
        }
        if tag in known:
            return Response(content=None, status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(content=make(), media_type=media, headers=headers)


def _now(make: Callable[[], bytes], media: str) -> Response[Any]:
    return Response(content=make(), media_type=media, headers={"cache-control": "no-store"})


def _redirect(to: str) -> Response[Any]:
    return Response(content=b"", status_code=HTTPStatus.SEE_OTHER, headers={"location": to})


def pairs_of(request: Visit) -> tuple[tuple[str, str], ...]:
    """Return the parameters of an address, in their order."""
    query = request.scope["query_string"].decode("latin-1")
    return tuple(parse_qsl(query, keep_blank_values=True, max_num_fields=FIELDS))


def _gathered(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def here(request: Visit) -> str:
    """Return the address asked for, without its host."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
