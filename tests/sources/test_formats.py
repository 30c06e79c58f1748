"""The contract that every format module keeps; a new module is held to it without a new test."""

from __future__ import annotations

import io

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import Format, SourceOptions, find_formats

FORMATS = find_formats()
SAMPLES = {
    "plain": b"The envoy left Lome on Monday, his aides said.\n",
    "jsonl": b'{"id": "a", "text": "The envoy left Lome on Monday, his aides said."}\n',
    "html": b"<!doctype html><html><body><h1>Envoy leaves</h1><p>The envoy left Lome on Monday, his"
    b" aides said.</p></body></html>",
}
BAD = [
    b"",
    b" \n\n",
    b"\x00\x01\x02\x03" * 50,
    b"%PDF-1.7 x",
    b"\xff\xfe\x00",
    b"{",
    b"<",
    b"\x80" * 90,
]


def test_the_formats_are_found_by_listing_the_package() -> None:
    """Helpers beside the format modules are no formats."""
    assert set(FORMATS) >= {"html", "jsonl", "plain"}
    assert not {"options", "decoding"} & set(FORMATS)


def test_no_two_formats_claim_a_suffix() -> None:
    """A suffix leads to one module."""
    suffixes = [suffix for form in FORMATS.values() for suffix in form.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_knows_its_own(name: str) -> None:
    """The module recognises its sample and reads it into one report that keeps the bytes."""
    form: Format = FORMATS[name]
    data = SAMPLES[name]
    assert form.sniff(data)
    (report,) = form.read(io.BytesIO(data), f"x{form.SUFFIXES[0]}", SourceOptions())
    assert isinstance(report, Report)
    assert "The envoy left Lome" in report.text
    assert report.raw in {data, data.rstrip(b"\n")}
    assert report.id
    assert report.language is None


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("other", sorted(SAMPLES))
def test_a_format_leaves_the_others_alone(name: str, other: str) -> None:
    """Only plain text takes what is another's, and it is asked last."""
    if name not in {other, "plain"}:
        assert not FORMATS[name].sniff(SAMPLES[other])


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("data", BAD, ids=repr)
def test_bad_bytes_give_failures_and_no_traceback(name: str, data: bytes) -> None:
    """Whatever the bytes, what can't be read is said, with its place and a remedy."""
    found = list(FORMATS[name].read(io.BytesIO(data), "bad.file", SourceOptions()))
    assert found
    for failure in found:
        if isinstance(failure, Failure):
            assert failure.where.startswith("bad.file")
            assert failure.reason
            assert failure.remedy


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_bytes_give_the_same_reports(name: str) -> None:
    """Reading is a pure function of bytes, place and options."""
    first, second = (
        list(FORMATS[name].read(io.BytesIO(SAMPLES[name]), "a/b.x", SourceOptions()))
        for _ in range(2)
    )
    assert first == second
