"""The API's description: as OpenAPI for programs, as a page for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from goodoffices.desk.page import Change
from goodoffices.desk.routes import API, HTML, JSON, House, Visit

DESCRIPTION = f"{API}/openapi.json"


def api_routes(house: House, changes: Sequence[Change]) -> tuple[HTTPRouteHandler, ...]:
    """Return the handlers of the description and of the page that shows it."""

    def description(request: Visit) -> Response[Any]:
        return Response(content=msgspec.json.encode(request.app.state.api()), media_type=JSON)

    def page(request: Visit) -> Response[Any]:
        frame = house.frame(request, "The API", "/api-guide")
        found = request.app.state.api()["paths"]
        shown = house.looks.show_form(
            "api.html", frame, paths=found, pages=house.pages, changes=changes, at=DESCRIPTION
        )
        return Response(content=shown.encode(), media_type=HTML)

    return (
        get(DESCRIPTION, sync_to_thread=False, include_in_schema=False)(description),
        get("/api-guide", sync_to_thread=False, include_in_schema=False)(page),
    )
