"""The tempo chart: bars up and down, silence shaded, turns that lead to their evidence."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from goodoffices.desk.charts.axis import iso, number
from goodoffices.desk.charts.tempo import describe_tempo, draw_tempo
from goodoffices.tempo import Citation, Period, Tempo, Turn

SVG = "{http://www.w3.org/2000/svg}"


def link(report: str, sentence: int) -> str:
    """Return the address of a sentence."""
    return f"/report?id={report}#s{sentence}"


def cite(score: float, report: str = "story") -> Citation:
    """Return an event."""
    return Citation(
        event=f"{report}:event:{score}", day="2031-05-06", type="ASSAULT", mode=None, status="actual",
        score=score, report=report, sentence=3, text="They shelled it.",
    )  # fmt: skip


def week(place: int, conflict: float, cooperation: float, *, read: bool = True) -> Period:
    """Return a week, counted from 5 May 2031."""
    return Period(
        start=iso(number("2031-05-05") + 7 * place), conflict=conflict, cooperation=cooperation,
        net=cooperation - conflict if read else None, events=1 if read else 0, reports=int(read),
        cites=(cite(-conflict or cooperation),) if read else (),
    )  # fmt: skip


def tempo(*weeks: Period, turns: tuple[Turn, ...] = ()) -> Tempo:
    """Return the tempo of two parties."""
    return Tempo(
        a="Aland", b="<Bland>", weeks=weeks, turns=turns, unit="week", trend="steady", since=None
    )


def kinds(drawn: str, kind: str) -> list[ET.Element]:
    """Return the elements of a class."""
    return [one for one in ET.fromstring(drawn).iter() if kind in (one.get("class") or "").split()]  # noqa: S314 - our own


def test_conflict_stands_below_cooperation() -> None:
    """Bars share the zero line: cooperation ends there, conflict begins there, hatched."""
    drawn = draw_tempo(tempo(week(0, 9, 3), week(1, 4, 8)), link)
    up, down = kinds(drawn, "cooperation"), kinds(drawn, "conflict")
    assert len(up) == len(down) == 2
    zero = float(down[0].get("y", ""))
    assert all(abs(float(b.get("y", "")) + float(b.get("height", "")) - zero) < 0.2 for b in up)
    assert all(b.get("fill") == "url(#tempo-hatch)" for b in down)
    assert float(down[0].get("height", "")) > float(down[1].get("height", ""))


def test_silence_is_no_peace() -> None:
    """A week of which nothing was read is shaded; a long run is cut out, and says how long it is."""
    silent = [week(k, 0, 0, read=False) for k in range(2, 12)]
    drawn = draw_tempo(tempo(week(0, 9, 0), week(1, 5, 0), *silent, week(12, 1, 0)), link)
    assert len(kinds(drawn, "unread")) == 1
    assert "10 weeks" in drawn
    short = draw_tempo(tempo(week(0, 9, 0), week(1, 0, 0, read=False), week(2, 1, 0)), link)
    assert len(kinds(short, "unread")) == 1
    assert "weeks" not in "".join(one.text or "" for one in ET.fromstring(short).iter(f"{SVG}text"))  # noqa: S314 - our own


def test_turns_lead_to_the_strongest_event() -> None:
    """A numbered mark is a link to the words of the event with the strongest score."""
    turn = Turn(
        start="2031-05-12",
        direction="easing",
        before=-9,
        after=2,
        cites=(cite(1, "weak"), cite(-9, "strong")),
    )
    drawn = draw_tempo(tempo(week(0, 9, 0), week(1, 1, 3), turns=(turn,)), link)
    hrefs = [one.get("href") for one in ET.fromstring(drawn).iter(f"{SVG}a")]  # noqa: S314 - our own
    assert "/report?id=strong#s3" in hrefs
    assert "/report?id=weak#s3" not in hrefs


def test_the_chart_is_told_in_words() -> None:
    """Who cannot see it is told the worst week, the best and the turns."""
    told = describe_tempo(tempo(week(0, 9, 0), week(1, 1, 3)))
    assert "Most conflict, 9, in the week of 2031-05-05." in told
    assert "Most cooperation, 3, in the week of 2031-05-12." in told


def test_nothing_told_draws_nothing() -> None:
    """Without events there is no chart; with one there is, whatever its names hold."""
    assert not draw_tempo(tempo(), link)
    assert "&lt;Bland&gt;" in draw_tempo(tempo(week(0, 1, 0)), link, width=360)
