"""Tests of deeds that were nearly done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_what_was_nearly_done_was_not_done(read_text: Read) -> None:
    """Who nearly expelled an envoy did not; who nearly killed him used force all the same."""
    for text, status in (
        ("Iran nearly expelled Jordan's envoy.", "failed"),
        ("Iran almost severed ties with Jordan.", "failed"),
        ("Iran expelled nearly all Jordanian envoys.", "actual"),
        ("Iran almost immediately expelled Jordan's envoy.", "actual"),
        ("Iranian soldiers nearly killed Jordan's envoy.", "actual"),
    ):
        assert [e.status for e in read_text(text).events] == [status], text
