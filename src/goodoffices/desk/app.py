"""Makes the desk's web application, for uvicorn and for tests."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig

from goodoffices import __version__
from goodoffices.desk.address import write_address
from goodoffices.desk.api import api_routes
from goodoffices.desk.desk import Desk
from goodoffices.desk.export import export_routes
from goodoffices.desk.faults import Fault, fault_of
from goodoffices.desk.guard import Guard, Rules
from goodoffices.desk.login import login_routes
from goodoffices.desk.looks import load_looks
from goodoffices.desk.openapi import describe_api
from goodoffices.desk.page import Change
from goodoffices.desk.pages import load_pages
from goodoffices.desk.routes import API, HTML, JSON, House, Visit, change_routes, here, page_routes
from goodoffices.desk.static_files import static_route

SUMMARY = "The pages of the desk as JSON: the same questions, the same answers."
LOG = logging.getLogger("goodoffices.desk")


class App(Litestar):
    """The desk's application, with its guard before everything, unknown addresses too."""

    guard: Guard

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's own
        """Serve one request."""
        if scope["type"] == "lifespan":
            await super().__call__(scope, receive, send)
        else:
            await self.guard(scope, receive, send)


def make_app(
    desk: Desk, rules: Rules | None = None, *, changes: Sequence[Change] | None = None
) -> App:
    """Return the application that serves `desk`.

    Args:
        desk: what it serves.
        rules: the names it goes by, and what it bounds; loopback's by default.
        changes: what visitors can change; those of `goodoffices.desk.changes` by default.

    """
    rules = rules or Rules()
    house = House(desk=desk, looks=load_looks(), pages=load_pages(), locked=rules.keys is not None)
    made = load_changes() if changes is None else tuple(changes)
    app = App(
        route_handlers=[
            *(route for page in house.pages for route in page_routes(house, page)),
            *(route for page in house.pages for route in export_routes(house, page)),
            *(route for change in made for route in change_routes(house, change)),
            static_route(),
            *api_routes(house, made),
            *(login_routes(house) if house.locked else ()),
        ],
        exception_handlers={Exception: lambda request, error: tell_fault(house, request, error)},
        openapi_config=OpenAPIConfig(
            title="goodoffices: the desk", version=__version__, summary=SUMMARY, render_plugins=()
        ),
        request_max_body_size=rules.most,
        logging_config=None,
    )

    async def refuse(scope: Any, receive: Any, send: Any, error: BaseException) -> None:  # noqa: ANN401 - as above
        request: Visit = Request(scope, receive=receive, send=send)
        response = tell_fault(house, request, error)
        await response.to_asgi_response(None, request)(scope, receive, send)

    app.state.api = cache(lambda: describe_api(app, house.pages, made))
    app.guard = Guard(super(App, app).__call__, rules, refuse)
    app.state.door = app.guard.door
    return app


def load_changes() -> tuple[Change, ...]:
    """Return what visitors can change."""
    try:
        from goodoffices.desk import changes  # noqa: PLC0415 - reading is heavy
    except ImportError:
        return ()
    found: tuple[Change, ...] = changes.CHANGES
    return found


def tell_fault(house: House, request: Visit, error: BaseException) -> Response[Any]:
    """Return the answer that tells an error: JSON under `/api`, a page elsewhere."""
    fault = _http_fault(error) if isinstance(error, HTTPException) else fault_of(error)
    if fault.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        LOG.error("%s", where(error))
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    headers["cache-control"] = "no-store"
    if fault.status == HTTPStatus.UNAUTHORIZED and not _is_api(request):
        to = write_address("/login", None, to=here(request))
        return Response(content=b"", status_code=HTTPStatus.SEE_OTHER, headers={"location": to})
    if _is_api(request):
        body, media = msgspec.json.encode(fault), JSON
    else:
        frame = house.frame(request, HTTPStatus(fault.status).phrase, "")
        body, media = house.looks.show_fault(fault, frame).encode(), HTML
    return Response(content=body, media_type=media, status_code=fault.status, headers=headers)


def where(error: BaseException) -> str:
    """Return the kind and place of an error of ours, without its message: that may hold story text."""
    frames = [
        one for one in traceback.extract_tb(error.__traceback__) if "goodoffices" in one.filename
    ]
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _is_api(request: Visit) -> bool:
    return f"{request.scope['path']}/".startswith(f"{API}/")


def _http_fault(error: HTTPException) -> Fault:
    """Return an error of the framework in our words."""
    told = {
        HTTPStatus.NOT_FOUND: ("There is no such page.", "Begin at the start page."),
        HTTPStatus.METHOD_NOT_ALLOWED: (
            "This address takes no such request.", "The API's page says what it takes."
        ),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("That is too much at once.", "Send it in parts."),
    }  # fmt: skip
    status = error.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return fault_of(error)
    phrase = (HTTPStatus(status).phrase, "The API's page says what it takes.")
    what, remedy = told.get(HTTPStatus(status), phrase)
    return Fault(status=status, error=what, remedy=remedy)
