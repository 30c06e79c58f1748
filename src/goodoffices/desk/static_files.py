"""The desk's own files: its style sheet and scripts. What isn't among them isn't there."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from http import HTTPStatus
from importlib import resources
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from goodoffices.desk.faults import Missing

KINDS = MappingProxyType({".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"})  # fmt: skip


@cache
def load_files() -> MappingProxyType[str, bytes]:
    """Return the files by their names; they are read once, so that no name can lead elsewhere."""
    folder = resources.files(__package__).joinpath("static")
    return MappingProxyType({
        one.name: one.read_bytes() for one in folder.iterdir() if _ending(one.name) in KINDS
    })  # fmt: skip


def static_route() -> HTTPRouteHandler:
    """Return the handler of `/static/NAME`."""

    def static(request: Request[Any, Any, State], name: FromPath[str]) -> Response[Any]:
        content = load_files().get(name)
        if content is None:
            raise Missing("There is no such file.", "Begin at the start page.")
        tag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
        headers = {"etag": tag, "cache-control": "no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(content=None, status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(content=content, media_type=KINDS[_ending(name)], headers=headers)

    return get("/static/{name:str}", sync_to_thread=False, include_in_schema=False)(static)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix
