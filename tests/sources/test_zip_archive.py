"""ZIP archives: members become reports, nothing is written, and every bound names itself."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, zip_archive
from goodoffices.sources.formats import read_stream

from .conftest import STORY, tarred, zipped


def _read(data: bytes, **limits: int) -> list[Report | Failure]:
    """Return what an archive holds."""
    return list(read_stream(io.BytesIO(data), "a.zip", SourceOptions(**limits), "a.zip"))


def _archive(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """Return an archive of members under any name."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return whole.getvalue()


def _reason(found: list[Report | Failure]) -> str:
    """Return why the one thing found is no report."""
    (failure,) = found
    assert isinstance(failure, Failure)
    assert failure.remedy
    return failure.reason


def test_members_of_any_format_are_read_in_order() -> None:
    """Each report says which member, and which line of it, it was."""
    lines = b'{"id": "x", "text": "The envoy left."}\n{"id": "y", "text": "He came."}\n'
    inner = tarred({"deep/c.txt": STORY})
    found = _read(_archive(("b.txt", STORY), ("d/l.jsonl", lines), ("t.tar", inner)))
    assert [one.origin for one in found if isinstance(one, Report)] == [
        "a.zip!b.txt",
        "a.zip!d/l.jsonl:1",
        "a.zip!d/l.jsonl:2",
        "a.zip!t.tar!deep/c.txt",
    ]


def test_a_bad_member_does_not_stop_the_others() -> None:
    """Unknown kinds, empty files and broken pages are listed between the reports."""
    data = _archive(("a.jpg", b"\xff\xd8\xff"), ("b.txt", b""), ("c.jsonl", b"{"), ("d.txt", STORY))
    *failures, report = _read(data)
    assert all(isinstance(one, Failure) for one in failures)
    assert [one.where for one in failures if isinstance(one, Failure)] == [
        "a.zip!a.jpg",
        "a.zip!b.txt",
        "a.zip!c.jsonl:1",
    ]
    assert isinstance(report, Report)


def test_paths_that_lead_out_are_only_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A member called ../x is read and nothing is written anywhere."""
    monkeypatch.chdir(tmp_path)
    (report,) = _read(_archive(("../../etc/x.txt", STORY)))
    hidden = _read(_archive(("/abs/y.txt", STORY)))
    assert isinstance(hidden[0], Report)
    assert list(tmp_path.rglob("*")) == []
    assert isinstance(report, Failure | Report)


def test_links_and_hidden_files_are_passed_over() -> None:
    """What a system left in the archive is no report."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = _archive((link, b"/etc/passwd"), ("__MACOSX/a.txt", b"x"), (".git/b.txt", b"x"))
    assert _reason(_read(data)) == "an empty archive"


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    """The list of members says that it is one."""
    assert "200 times its size (limit max_ratio)" in _reason(
        _read(zipped(a__txt=b"0" * 60_000_000))
    )


def test_a_list_that_lies_is_found_out() -> None:
    """A member said to be small gives no more than was said."""
    data = bytearray(zipped(a__txt=b"0" * 30_000_000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    found = _read(bytes(data))
    assert len(found) == 1
    if isinstance(found[0], Report):
        assert len(found[0].text) <= 1000


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"max_members": 1}, "more than 1 members (limit max_members)"),
        ({"max_unpacked": 60}, "limit max_unpacked"),
        ({"max_bytes": 20}, "larger than 20 bytes"),
        ({"max_depth": 0}, "limit max_depth"),
    ],
)
def test_limits_name_themselves(limits: dict[str, int], reason: str) -> None:
    """The last failure says which bound it was."""
    found = _read(_archive(("a.txt", STORY), ("b.txt", STORY)), **limits)
    last = found[-1]
    assert isinstance(last, Failure)
    assert reason in last.reason


def test_a_bomb_of_bombs_meets_the_total() -> None:
    """What all members together unpack to is counted, through every layer."""
    inner = zipped(**{f"m{k}__txt": STORY * 2000 for k in range(3)})
    outer = _archive(*((f"{k}.zip", inner) for k in range(3)))
    found = _read(outer, max_unpacked=400_000)
    assert any(isinstance(one, Report) for one in found)
    last = found[-1]
    assert isinstance(last, Failure)
    assert "limit max_unpacked" in last.reason
    assert len(found) < 9


def test_a_locked_member_says_so() -> None:
    """A password is nothing that we could ask for."""
    data = bytearray(_archive(("a.txt", STORY)))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + flags] |= 1
    assert _reason(_read(bytes(data))) == "locked with a password"


def test_a_broken_archive_fails() -> None:
    """Half an archive has no list of members."""
    assert "a broken ZIP archive" in _reason(_read(zipped(a__txt=STORY)[:60]))


def test_an_office_file_is_no_archive_of_reports() -> None:
    """Its parts are not read as files."""
    assert not zip_archive.sniff(b"PK\x03\x04xx[Content_Types].xml")
