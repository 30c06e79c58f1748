"""The API's description, OpenAPI 3.1: Litestar writes its paths, msgspec its schemas, which are closed.

Both are generated: from the routes that are there, and from the shapes that questions are parsed
into and answers are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from litestar import Litestar

from goodoffices.desk.faults import Fault
from goodoffices.desk.page import Change, Page

REFERENCE = "#/components/schemas/{name}"
Json = dict[str, Any]
FAULTS = {
    "400": "A parameter that can't be used.",
    "401": "Nobody has logged in.",
    "403": "A change without the visitor's token.",
    "404": "Something asked for by its name isn't there.",
    "409": "Parameters that don't go together, or a change that doesn't fit what stands.",
    "413": "More than is taken at once.",
    "415": "A body that is no JSON.",
    "503": "The record can't be read or written just now.",
}


def describe_api(app: Litestar, pages: Iterable[Page], changes: Iterable[Change]) -> Json:
    """Return the description of the API as JSON."""
    pages, changes = tuple(pages), tuple(changes)
    found: Json = app.openapi_schema.to_schema()
    shapes = {one.shape for one in pages} | {one.shape for one in changes} | {Fault}
    shapes |= {one.question for one in pages} | {one.form for one in changes}
    ordered = sorted(shapes, key=lambda one: one.__name__)
    references, schemas = msgspec.json.schema_components(ordered, ref_template=REFERENCE)
    by_shape = dict(zip(ordered, references, strict=True))
    for page in pages:
        told = found["paths"][f"/api{page.path}".rstrip("/")]["get"]
        told["parameters"] = list(_parameters(schemas[_name(by_shape[page.question])]))
        told["responses"] = _responses(by_shape[page.shape], ("400", "401", "404", "409", "503"))
        told["responses"]["200"]["headers"] = {"ETag": {"schema": {"type": "string"}}}
        told["responses"]["304"] = {"description": "Nothing changed since."}
    for change in changes:
        told = found["paths"][f"/api{change.path}"]["post"]
        told["requestBody"] = {"required": True, "content": _content(by_shape[change.form])}
        told["responses"] = _responses(
            by_shape[change.shape], ("400", "401", "403", "404", "409", "413", "415", "503")
        )
    for question in {_name(by_shape[one.question]) for one in pages}:
        del schemas[question]
    found["components"] = {"schemas": {name: close(one) for name, one in schemas.items()}}
    return found


def close(schema: Any) -> Any:  # noqa: ANN401 - a JSON schema
    """Return the schema with every object in it closed: what isn't described isn't there."""
    if isinstance(schema, Mapping):
        closed = {name: close(one) for name, one in schema.items()}
        if closed.get("type") == "object" and "properties" in closed:
            closed.setdefault("additionalProperties", False)
        return closed
    return [close(one) for one in schema] if isinstance(schema, list) else schema


def _parameters(question: Json) -> Iterable[Json]:
    """Yield the parameters that a question's schema describes; what may be null may be left out."""
    for name, schema in question["properties"].items():
        kind = {key: value for key, value in schema.items() if key != "anyOf"}
        branches = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
        if len(branches) == 1:
            kind = branches[0] | kind
        if kind.get("default", ...) in (None, []):
            del kind["default"]
        words = kind.pop("description", "")
        yield {
            "name": name, "in": "query", "description": words, "schema": kind,
            "required": name in question.get("required", ()),
            "style": "form", "explode": True,
        }  # fmt: skip


def _name(reference: Json) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def _responses(answer: Json, faults: Iterable[str]) -> Json:
    told: Json = {"200": {"description": "The answer.", "content": _content(answer)}}
    fault = {"$ref": REFERENCE.format(name="Fault")}
    return told | {
        status: {"description": FAULTS[status], "content": _content(fault)} for status in faults
    }


def _content(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}
