"""Addresses: parameters to questions and back."""

from __future__ import annotations

import pytest

from goodoffices.desk.address import is_ours, parse_form, parse_json, parse_question, write_address
from goodoffices.desk.pages.events import EventsQuestion
from goodoffices.errors import InputError


def test_parameters_become_a_question() -> None:
    """Words, numbers, yes and no, and what may be given again are taken as what they are."""
    pairs = [
        ("by", "Kenya"),
        ("type", "AGREE"),
        ("type", "AID"),
        ("page", "2"),
        ("reviewed", "false"),
    ]
    asked = parse_question(pairs, EventsQuestion)
    assert (asked.by, asked.types, asked.page, asked.reviewed) == (
        "Kenya",
        ("AGREE", "AID"),
        2,
        False,
    )


@pytest.mark.parametrize(
    ("pairs", "where"),
    [
        ([("nope", "1")], "--nope"),
        ([("page", "1"), ("page", "2")], "--page"),
        ([("page", "x")], "--page"),
        ([("page", "0")], "--page"),
        ([("page", "1.0")], "--page"),
        ([("page", "9" * 30)], "--page"),
        ([("reviewed", "yes")], "--reviewed"),
        ([("type", "WAR")], "--type"),
        ([("between", "Kenya")], "--between"),
        ([("by", "")], "--by"),
        ([("by", "x" * 201)], "--by"),
        ([("since", "2014-13")], "--since"),
        ([("since", "2014-02-30")], "--since"),
        ([("text", "…")], "--text"),
    ],
)
def test_what_is_not_described_is_not_taken(pairs: list[tuple[str, str]], where: str) -> None:
    """An unknown parameter, one given twice and a wrong value are refused by their names."""
    with pytest.raises(InputError) as caught:
        parse_question(pairs, EventsQuestion)
    assert caught.value.where == where


def test_a_question_becomes_the_address_that_asks_it() -> None:
    """What is as by default is left out; changes win, and None takes a parameter out."""
    asked = EventsQuestion(by="A & B", types=("AGREE", "AID"), page=3, reviewed=True)
    address = write_address("/events", asked, page=None, sort="place")
    assert address == "/events?by=A+%26+B&reviewed=true&type=AGREE&type=AID&sort=place"
    pairs = [tuple(one.split("=")) for one in address.partition("?")[2].split("&")]
    assert ("by", "A+%26+B") in pairs


def test_a_form_asks_nothing_by_an_empty_field() -> None:
    """Empty fields are left out, and files come as bytes."""
    assert parse_form([("by", ""), ("to", "Kenya")], EventsQuestion) == EventsQuestion(to="Kenya")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"nope": 1}', b'{"page": "1"}', b"\xff"])
def test_json_that_is_no_form_is_refused(body: bytes) -> None:
    """Neither broken JSON nor another shape passes."""
    with pytest.raises(InputError):
        parse_json(body, EventsQuestion)


@pytest.mark.parametrize(
    ("to", "ours"),
    [("/events?by=x", True), ("//evil.example", False), ("https://evil.example", False),
     ("/\\evil.example", False), ("/a\nb", False), ("", False)],
)  # fmt: skip
def test_only_paths_of_ours_are_gone_to(to: str, *, ours: bool) -> None:
    """An address elsewhere, however it is written, is not followed."""
    assert is_ours(to) is ours
