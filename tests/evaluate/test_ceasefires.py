"""The scorer of ceasefires: kind, day and process decide, and it can fail."""

from __future__ import annotations

from goodoffices.evaluate.ceasefires import KeyStep, Process, by_kind, score_steps


def process(name: str, *steps: tuple[str, str, tuple[str, ...]]) -> Process:
    """Return a process between A and B that C brokered."""
    return Process(name, ("A", "B"), ("C",), tuple(KeyStep(*step) for step in steps))


FIRST = process("first", ("offered", "2031-05-01", ("C",)), ("in force", "2031-05-02", ("A", "B")))
SECOND = process("second", ("offered", "2031-06-01", ("C",)), ("ended", "2031-06-02", ()))


def score(key: list[Process], found: list[Process]) -> tuple[float, float, float]:
    """Return F1, F1 with doers, and F1 with a day's slack."""
    got = score_steps(key, found, str)
    return got.f1, got.whole, got.near


def test_the_key_itself_scores_one_and_nothing_scores_none() -> None:
    """Whatever the order of the processes."""
    assert score([FIRST, SECOND], [SECOND, FIRST]) == (1.0, 1.0, 1.0)
    assert score([FIRST], []) == (0.0, 0.0, 0.0)


def test_a_day_off_is_wrong_but_near() -> None:
    """The day must be the key's; a day off counts only as near."""
    late = process(
        "late", ("offered", "2031-05-02", ("C",)), ("in force", "2031-05-02", ("A", "B"))
    )
    assert score([FIRST], [late]) == (0.5, 0.5, 1.0)


def test_steps_of_two_processes_run_together_count_once() -> None:
    """One process found answers one of the key: what it holds of the other is wrong."""
    both = Process("both", ("A", "B"), (), FIRST.steps + SECOND.steps)
    f1, _, _ = score([FIRST, SECOND], [both])
    assert f1 == 0.5


def test_a_wrong_doer_shows() -> None:
    """Who did it counts in `whole`; where the key leaves it open anybody will do."""
    other = process("x", ("offered", "2031-05-01", ("D",)), ("in force", "2031-05-02", ("A",)))
    assert score([FIRST], [other])[:2] == (1.0, 0.5)


def test_both_accepting_on_a_day_is_agreeing() -> None:
    """In the key as in what was found."""
    apart = process("a", ("accepted", "2031-05-01", ("A",)), ("accepted", "2031-05-01", ("B",)))
    together = process("b", ("agreed", "2031-05-01", ("A", "B")))
    assert score([apart], [together])[0] == 1.0
    alone = process("c", ("accepted", "2031-05-01", ("A",)))
    assert score([apart], [alone])[0] == 0.0
    assert by_kind([apart], [alone], str) == {"accepted": (0, 1, 0), "agreed": (0, 0, 1)}
