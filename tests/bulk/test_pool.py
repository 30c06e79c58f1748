"""The pool: answers in order, little under way, and no row lost to a worker that dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from stub_work import LoadStub, batch, words

import goodoffices
from goodoffices.bulk.pool import AHEAD, HELD, Lost, Pool
from goodoffices.bulk.workers import SHARED, Nursery
from goodoffices.errors import GoodofficesError

pytestmark = pytest.mark.slow
Start = Callable[..., Pool]
STARTS = sorted({"spawn", SHARED})
SOON = 30.0  # seconds within which a process must have done what takes it none


def told(answers: Iterator[pa.RecordBatch | Lost]) -> list[str]:
    """Return the words of the answers; "lost WORD" for a row that no worker survived."""
    found: list[str] = []
    for answer in answers:
        if isinstance(answer, Lost):
            found += [f"lost {word}" for word in answer.row["word"].to_pylist()]
        else:
            found += answer["word"].to_pylist()
    return found


def wait_for(path: Path) -> None:
    """Wait until `path` is there."""
    deadline = time.monotonic() + SOON
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def gone(pid: int) -> bool:
    """Wait until the process has ended; return whether it has."""
    deadline = time.monotonic() + SOON
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
            state = (
                Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
            )
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("size", [1, 3])
def test_answers_come_in_the_order_of_what_was_asked(pool: Start, start: str, size: int) -> None:
    """Whatever the number of workers, and however they started."""
    asked = [words(*(f"w{k}-{j}" for j in range(k % 4))) for k in range(40)]
    found = told(pool(size, start).map(asked))
    assert found == [f"W{k}-{j}" for k in range(40) for j in range(k % 4)]


def test_a_slow_first_batch_holds_the_others_back(pool: Start, tmp_path: Path) -> None:
    """What is done behind it waits, and comes after it."""
    key = tmp_path / "go"
    answers = pool().map(
        iter([batch(("slow", f"wait {key}")), *(words(f"w{k}") for k in range(3)), _touch(key)])
    )
    assert told(answers) == ["SLOW", "W0", "W1", "W2", "LAST"]


def _touch(path: Path) -> pa.RecordBatch:
    return batch(("last", f"die-once {path}"))


def test_only_so_much_is_drawn_ahead(pool: Start) -> None:
    """Of an endless stream no more is under way than workers can hold and wait for."""
    drawn = 0

    def endless() -> Iterator[pa.RecordBatch]:
        nonlocal drawn
        while True:
            drawn += 1
            yield words(f"w{drawn}")

    answers = pool(2).map(endless())
    for done in range(1, 200):
        next(answers)
        assert drawn <= done + AHEAD * 2


def test_a_worker_killed_with_rows_in_hand_costs_nothing(pool: Start, tmp_path: Path) -> None:
    """It provably works on them when it is killed; all are answered, by others, in order."""
    key = tmp_path / "go"
    workers = pool(2)
    rows = [("a", ""), ("b", f"wait {key}"), ("c", "")]
    answers = workers.map([batch(*rows), words("d", "e"), words("f")])
    workers._draw(iter([batch(*rows)]))
    wait_for(key.with_suffix(".begun"))
    (victim,) = [pid for pid, held in workers.holding().items() if held == 3]
    os.kill(victim, signal.SIGKILL)
    key.touch()
    assert told(answers) == ["A", "B", "C", "A", "B", "C", "D", "E", "F"]
    assert victim not in workers.holding()
    assert len(workers.holding()) == 2


def test_what_a_dead_worker_held_besides_is_not_blamed(pool: Start, tmp_path: Path) -> None:
    """Only the batch in work is taken apart; the one behind it goes to another worker whole."""
    asked = [batch(("a", f"die-once {tmp_path / 'x'}")), *(words(f"w{k}") for k in range(HELD + 2))]
    assert told(pool(1).map(asked)) == ["A", "W0", "W1", "W2", "W3"]


def test_a_row_that_kills_its_worker_twice_is_given_up(pool: Start) -> None:
    """It is told as lost in its place, and every other row is answered."""
    asked = [words("a", "b"), batch(("c", ""), ("bad", "die"), ("d", "")), words("e")]
    workers = pool(2)
    found = list(workers.map(asked))
    assert told(iter(found)) == ["A", "B", "C", "lost bad", "D", "E"]
    (lost,) = [one for one in found if isinstance(one, Lost)]
    assert lost.why == "its worker process died of it, twice"


def test_many_rows_that_kill_are_all_given_up(pool: Start) -> None:
    """Workers are replaced as often as it takes."""
    asked = [batch((f"bad{k}", "die"), (f"w{k}", "")) for k in range(6)]
    found = told(pool(2).map(asked))
    assert found == [word for k in range(6) for word in (f"lost bad{k}", f"W{k}")]


def test_a_worker_that_hangs_is_killed_in_time(pool: Start) -> None:
    """What takes longer than it may is given up like what kills."""
    found = list(pool(2, seconds=0.3).map([batch(("a", ""), ("bad", "hang")), words("b")]))
    assert told(iter(found)) == ["A", "lost bad", "B"]
    (lost,) = [one for one in found if isinstance(one, Lost)]
    assert lost.why == "its worker process took more than 0 s, twice"


def test_a_worker_that_has_done_its_share_is_replaced(
    pool: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a parser remembers doesn't add up; nobody notices but by the process."""
    monkeypatch.setattr("goodoffices.bulk.pool.TIRED", 10)
    workers = pool(2)
    before = set(workers.holding())
    asked = [words(*(f"w{k}-{j}" for j in range(3))) for k in range(30)]
    assert told(workers.map(asked)) == [f"W{k}-{j}" for k in range(30) for j in range(3)]
    assert len(workers.holding()) == 2
    assert not before & set(workers.holding())


def test_no_process_is_left_behind() -> None:
    """When the pool is left its workers are gone, also one that is at work."""
    with Pool(Nursery(LoadStub()), 2) as workers:
        answers = workers.map([words("a"), batch(("b", "hang")), words("c")])
        assert told(iter([next(answers)])) == ["A"]
        pids = list(workers.holding())
    assert all(gone(pid) for pid in pids)


def test_workers_end_when_the_one_they_work_for_is_killed(tmp_path: Path) -> None:
    """A kill -9 of the main process leaves none of them."""
    script = tmp_path / "main.py"
    script.write_text(
        "import sys, time\n"
        "from stub_work import LoadStub, words\n"
        "from goodoffices.bulk.pool import Pool\n"
        "from goodoffices.bulk.workers import Nursery\n"
        "if __name__ == '__main__':\n"
        "    with Pool(Nursery(LoadStub()), 3) as pool:\n"
        "        list(pool.map([words('a')] * 9))\n"
        "        print(*pool.holding(), flush=True)\n"
        "        time.sleep(600)\n",
        encoding="utf-8",
    )
    roots = [str(Path(goodoffices.__file__).parents[1]), str(Path(__file__).parent)]
    main = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(roots)},
    )
    assert main.stdout is not None
    pids = [int(word) for word in main.stdout.readline().split()]
    assert len(pids) == 3
    main.kill()
    main.wait()
    assert all(gone(pid) for pid in pids)


@pytest.mark.parametrize("start", STARTS)
def test_what_cannot_be_loaded_is_told(start: str) -> None:
    """The worker's error is the pool's."""
    nursery = Nursery(LoadStub(error="tolls/killed.toml: no such key"), start)  # type: ignore[arg-type] - of STARTS
    with (
        pytest.raises(GoodofficesError, match=r"tolls/killed\.toml: no such key"),
        Pool(nursery, 2),
    ):
        pass


@pytest.mark.parametrize("start", STARTS)
def test_workers_that_die_loading_end_the_run(start: str) -> None:
    """Nobody is started for ever; the error says what helps."""
    nursery = Nursery(LoadStub(dies=True), start)  # type: ignore[arg-type] - of STARTS
    with pytest.raises(GoodofficesError, match=r"smaller --jobs, or free memory"), Pool(nursery, 2):
        pass


@pytest.mark.parametrize("start", STARTS)
def test_workers_that_load_something_else_are_refused(tmp_path: Path, start: str) -> None:
    """A lexicon edited under a run would mix two kinds of answers in it."""
    lexicon = tmp_path / "lexicon"
    lexicon.write_text("one")
    nursery = Nursery(LoadStub(loaded=str(lexicon)), start)  # type: ignore[arg-type] - of STARTS
    with Pool(nursery, 1) as workers:
        lexicon.write_text("two")
        if start == "fork":
            nursery._processes[0].kill()
            nursery._processes[0].join()
        with pytest.raises(GoodofficesError, match="changed while they read"):
            told(workers.map([batch(("bad", "die"), ("a", "")), words("b")]))


@pytest.mark.skipif(SHARED != "fork", reason="workers are not forked on this system")
def test_the_process_that_forks_may_die_too(pool: Start) -> None:
    """It is started again when a worker has to be replaced."""
    workers = pool(2)
    forker = workers._nursery._processes[0]
    forker.kill()
    forker.join()
    asked = [words("a"), batch(("bad", "die"), ("b", "")), words("c")]
    assert told(workers.map(asked)) == ["A", "lost bad", "B", "C"]
    assert workers._nursery._processes[0].pid != forker.pid


def test_a_large_batch_passes_both_ways(pool: Start) -> None:
    """Batches larger than what a pipe holds don't lock the two sides up."""
    asked = [words(*("x" * 400_000 for _ in range(4))) for _ in range(8)]
    assert [len(word) for word in told(pool(2).map(asked))] == [400_000] * 32
