"""Evidence as items of a list: words marked, the way back, and nothing in a report works as markup."""

from __future__ import annotations

from goodoffices.channels.shape import Citation, Evidence
from goodoffices.desk.address import write_address
from goodoffices.desk.cites import cite_rows, cite_words


def _url(path: str, **given: object) -> str:
    return write_address(path, None, **given)


def _in_war(path: str, **given: object) -> str:
    return write_address(path, None, **({"situation": "the war"} | given))


def test_a_row_leads_to_its_words() -> None:
    """Day, sentence with the words marked, outlet and day of the report, status where it is not done."""
    cite = Citation(
        report="r1", sentence="Oman carried a letter.", words="carried", event="r1:event:5",
        status="planned", published="2031-05-09",
    )  # fmt: skip
    told = cite_rows((Evidence(date="2031-05-08", cited=(cite,)),), {"r1": "Gulf Wire"}, _url)
    assert '<time datetime="2031-05-08">8 May 2031</time>' in told
    assert "Oman <mark>carried</mark> a letter." in told
    assert 'href="/report?id=r1&amp;at=r1%3Aevent%3A5"' in told
    assert "<bdi>Gulf Wire</bdi>, 9 May 2031</a>" in told
    assert told.count('<span class="status planned">planned</span>') == 1


def test_a_row_leads_to_its_words_within_the_situation_looked_at() -> None:
    """Whatever was looked at before; and by the outlet that is told now."""
    row = Evidence(date="2031-05-08", cited=(Citation(report="r1", words="carried"),))
    assert 'href="/report?id=r1"><bdi>Wire<' in cite_rows((row,), {"r1": "Wire"}, _url)
    told = cite_rows((row,), {}, _in_war)
    assert 'href="/report?situation=the+war&amp;id=r1"><bdi>the report<' in told


def test_an_imported_row_says_so() -> None:
    """It has no report to lead to."""
    row = Evidence(date="2031-05-08", source="Oman", cameo="040", target="Yemen")
    told = cite_rows((row,), {}, _url)
    assert "<bdi>Oman</bdi> 040 <bdi>Yemen</bdi>" in told
    assert "(imported)" in told


def test_words_of_a_report_are_words() -> None:
    """Markup and characters that turn a line around are shown, or taken out, never obeyed."""
    cite = Citation(report='"><script>', sentence="<b>bold</b> \u202eback", words="<b>")
    told = cite_rows((Evidence(cited=(cite,)),), {}, _url)
    assert "<script>" not in told
    assert "<b>" not in told
    assert "\u202e" not in told
    assert "<bdi>the report</bdi>" in told


def test_words_lead_to_their_sentence() -> None:
    """The outlet stands for the report where it is told; words are only words."""
    told = cite_words("r1", 3, "<i>Kenya</i> hosts", _url, "Rift Wire", "2031-05-09")
    assert 'href="/report?id=r1#s3"><bdi>Rift Wire</bdi>, 9 May 2031</a>' in told
    assert "&lt;i&gt;Kenya" in told
    assert "<bdi>r1</bdi></a>" in cite_words("r1", 3, "Kenya hosts", _url)
