"""The contract that every format module keeps; a new module is held to it without a new test."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodoffices.shapes import Failure, Report
from goodoffices.sources import Format, SourceOptions, find_formats
from goodoffices.sources.formats import read_stream

FORMATS = find_formats()
NAMES = sorted(FORMATS)
Samples = dict[str, bytes]
TOUGH = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SMALL = SourceOptions(max_bytes=50_000, max_unpacked=200_000, max_held=100_000)
BAD = [
    b"",
    b" \n\n",
    b"\x00\x01\x02\x03" * 50,
    b"%PDF-1.7 x",
    b"\xff\xfe\x00",
    b"{",
    b"<",
    b"\x80" * 90,
    b"PK\x03\x04",
    b"\x1f\x8b\x08\x00",
    b"BZh9",
    b"\xfd7zXZ\x00",
    b"PAR1PAR1",
    b"WARC/1.0\r\n\r\n",
    b"<rss>",
    b"text,title\n",
    b"From: a\nTo: b\nSubject: c\n\n",
    b"\x00" * 1024,
]


def _read(name: str, data: bytes, where: str = "x.y") -> list[Report | Failure]:
    """Return what a format makes of `data`, guarded as a run guards it."""
    return list(FORMATS[name].read(io.BytesIO(data), where, SourceOptions()))


def test_the_formats_are_found_by_listing_the_package() -> None:
    """Helpers beside the format modules are no formats."""
    assert set(FORMATS) >= {"html", "jsonl", "plain"}
    assert not {"options", "decoding"} & set(FORMATS)


def test_every_format_has_a_sample(samples: Samples) -> None:
    """A new format adds its sample to this folder's conftest.py and is held to all that follows."""
    assert set(samples) == set(FORMATS)


def test_no_two_formats_claim_a_suffix() -> None:
    """A suffix leads to one module."""
    suffixes = [suffix for form in FORMATS.values() for suffix in form.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("name", NAMES)
def test_a_format_knows_its_own(name: str, samples: Samples) -> None:
    """The module recognises its sample and reads it into one report that says where it came from."""
    form: Format = FORMATS[name]
    where = f"x{form.SUFFIXES[0]}"
    assert form.sniff(samples[name])
    (report,) = form.read(io.BytesIO(samples[name]), where, SourceOptions())
    assert isinstance(report, Report)
    assert "The envoy left Lome" in report.text
    assert report.raw
    assert report.id
    assert report.origin.startswith(where)
    assert report.language is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("other", NAMES)
def test_a_format_leaves_the_others_alone(name: str, other: str, samples: Samples) -> None:
    """Only plain text takes what is another's, and it is asked last."""
    if name not in {other, "plain"}:
        assert not FORMATS[name].sniff(samples[other])


@pytest.mark.parametrize("name", NAMES)
def test_a_pipe_is_told_by_its_bytes(name: str, samples: Samples) -> None:
    """A stream without a name, and in which one can't go back, is read like the file."""
    (report,) = read_stream(_Pipe(samples[name]), "-", SourceOptions())  # type: ignore[arg-type]
    assert isinstance(report, Report)
    assert "The envoy left Lome" in report.text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("data", BAD, ids=repr)
def test_bad_bytes_give_failures_and_no_traceback(name: str, data: bytes) -> None:
    """Whatever the bytes, what can't be read is said, with its place and a remedy."""
    options = SourceOptions()
    suffix = FORMATS[name].SUFFIXES[0]
    found = list(read_stream(io.BytesIO(data), f"bad{suffix}", options, f"bad{suffix}"))
    assert found
    for failure in found:
        if isinstance(failure, Failure):
            assert failure.where.startswith("bad.")
            assert failure.reason
            assert failure.remedy


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bytes_give_the_same_reports(name: str, samples: Samples) -> None:
    """Reading is a pure function of bytes, place and options."""
    assert _read(name, samples[name], "a/b.x") == _read(name, samples[name], "a/b.x")


@pytest.mark.parametrize("name", NAMES)
@given(
    cut=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=4),
)
@TOUGH
def test_damaged_files_never_raise(
    name: str, cut: float, flips: list[tuple[float, bytes]], samples: Samples
) -> None:
    """Cut short and written over, a file gives reports or failures, and not without end."""
    data = bytearray(samples[name][: int(cut * len(samples[name])) + 1])
    for share, patch in flips:
        at = int(share * len(data))
        data[at : at + len(patch)] = patch
    _check(bytes(data), f"x{FORMATS[name].SUFFIXES[0]}")


@pytest.mark.parametrize("name", NAMES)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
@TOUGH
def test_any_bytes_are_sniffed_and_read(name: str, data: bytes) -> None:
    """Sniffing answers yes or no, reading gives reports or failures."""
    assert FORMATS[name].sniff(data) in {True, False}
    _check(data, f"x{FORMATS[name].SUFFIXES[0]}")


def _check(data: bytes, name: str) -> None:
    """Hold what comes of `data` to the bounds that hold for all."""
    found = list(read_stream(io.BytesIO(data), name, SMALL, name))
    assert len(found) <= max(1, len(data))
    for one in found:
        if isinstance(one, Failure):
            assert one.reason
            assert one.remedy
        else:
            assert len(one.text) <= SMALL.max_bytes


class _Pipe(io.RawIOBase):
    """A stream in which one can't go about."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._rest.readinto(buffer)
