"""The channels page: the command line's ranking, with reasons, evidence and pictures."""

from __future__ import annotations

from litestar.testing import TestClient

from goodoffices.desk.app import App
from goodoffices.desk.desk import Desk
from goodoffices.desk.pages.channels import ChannelsQuestion, answer

from .conftest import Run, as_json

PAIR = ("Ethiopia", "Eritrea")


def test_desk_and_command_line_answer_the_same(war_desk: Desk, command: Run) -> None:
    """The ranking is that of `goodoffices channels`: scores, reasons and evidence."""
    found = answer(war_desk, ChannelsQuestion(between=PAIR, asof="2031-06-20"))
    assert found.ranking is not None
    rows = [
        {**as_json(one), "weights": found.ranking.weights, "asof": found.ranking.asof}
        for one in found.ranking.channels
    ]
    assert rows
    assert rows == command("channels", *PAIR, "--asof", "2031-06-20")


def test_names_are_understood_as_there(war_desk: Desk, command: Run) -> None:
    """A country's code means the country."""
    found = answer(war_desk, ChannelsQuestion(between=("ETH", "ERI"), asof="2031-06-20"))
    assert found.ranking is not None
    scores = [one.score for one in found.ranking.channels]
    assert scores == [
        row["score"] for row in command("channels", "ETH", "ERI", "--asof", "2031-06-20")
    ]


def test_only_what_was_known_by_the_day_counts(war_desk: Desk) -> None:
    """The mediator's second visit is not known before it was reported."""
    early = answer(war_desk, ChannelsQuestion(between=PAIR, asof="2031-06-01"))
    late = answer(war_desk, ChannelsQuestion(between=PAIR, asof="2031-06-20"))
    assert early.told[0].channel.last == "2031-05-29"
    assert late.told[0].channel.last == "2031-06-17"


def test_the_page_shows_reasons_and_evidence(visitor: TestClient[App]) -> None:
    """Who it is, why, the sentences, and the way to them; the picture has a box for each."""
    page = visitor.get("/channels?between=Ethiopia&between=Eritrea&asof=2031-06-20").text
    assert 'id="rank-1"' in page
    assert "<mark>mediated</mark> between Ethiopia and Eritrea in Geneva" in page
    assert 'href="#rank-1"' in page
    assert "<bdi>Rift Wire</bdi>, 17 Jun 2031</a>" in page


def test_the_newest_report_gives_the_day(war_desk: Desk) -> None:
    """Without a day, all that was read is known; a situation's parties are the sides."""
    found = answer(war_desk, ChannelsQuestion(situation="horn"))
    assert found.asof == "2031-06-17"
    assert found.sides is not None
    assert found.sides.why == "the first two parties of the situation"


def test_one_party_with_all_its_reasons(war_desk: Desk) -> None:
    """Or why it isn't ranked."""
    only = answer(war_desk, ChannelsQuestion(between=PAIR, asof="2031-06-20", why="Kenya"))
    assert [one.channel.third_party for one in only.told] == ["Kenya"]
    none = answer(war_desk, ChannelsQuestion(between=PAIR, asof="2031-06-20", why="Chad"))
    assert none.note == "Nothing on record speaks for Chad."


def test_without_a_record_there_is_a_note(nobody: TestClient[App], war_desk: Desk) -> None:
    """Neither an empty record nor a stranger breaks the page."""
    assert "Nothing has been read yet." in nobody.get("/channels").text
    found = answer(
        war_desk, ChannelsQuestion(between=("Ethiopia", "Nowhereland"), asof="2031-06-20")
    )
    assert found.note == "Nothing that came out by 2031-06-20 tells of Nowhereland."
