"""Starts the processes that read, and speaks with them.

Where the system can fork, one process loads the engine and every worker is forked off it, so that
all share what was loaded, and a worker that dies is replaced at once. It does nothing else and has
no threads: forking it is safe, whatever the program that asked for workers is doing. Elsewhere each
worker starts anew and loads for itself.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Final, Literal, Protocol

import msgspec
import pyarrow as pa

from goodoffices.errors import GoodofficesError

Start = Literal["fork", "spawn"]
SHARED: Final[Start] = "fork" if sys.platform == "linux" else "spawn"
FIRST_TO_GO = "500"  # where memory ends, the kernel is to end a worker and not the one that writes
_SPAWN = multiprocessing.get_context("spawn")


class Work(Protocol):
    """What a worker does: one batch in, one out, a row for a row. `hello` says what was loaded."""

    @property
    def hello(self) -> bytes:
        """What the pool tells its user of the worker: of our own, which engine reads."""

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return a row for each row of `batch`, in order."""


Load = Callable[[], Work]


class Hello(msgspec.Struct, frozen=True):
    """A worker's first word: what it loaded, or why it couldn't."""

    hello: bytes = b""
    error: str | None = None


class Worker:
    """A process that answers batches in the order in which it gets them."""

    def __init__(self, connection: Connection, pid: int, kill: Callable[[], None]) -> None:
        self.connection = connection
        self.pid = pid
        self.ready = False
        self._kill = kill

    def greet(self) -> bytes:
        """Take the worker's first word and return it.

        Raises:
            GoodofficesError: what it needs can't be loaded.
            EOFError: it died.

        """
        hello = msgspec.json.decode(self.connection.recv_bytes(), type=Hello)
        if hello.error is not None:
            raise GoodofficesError(hello.error)
        self.ready = True
        return hello.hello

    def send(self, batch: pa.RecordBatch) -> None:
        """Hand a batch over; OSError where the worker is gone."""
        with _deaf_to_broken_pipes():
            self.connection.send_bytes(packed(batch))

    def receive(self) -> pa.RecordBatch:
        """Take the next answer; EOFError or OSError where the worker is gone."""
        return unpacked(self.connection.recv_bytes())

    def end(self) -> None:
        """End the process, whatever it is doing."""
        with contextlib.suppress(OSError):
            self._kill()
        self._kill = _nothing
        self.connection.close()


class Nursery:
    """Starts workers that all do the same work."""

    def __init__(self, load: Load, start: Start = SHARED) -> None:
        self._load = load
        self._start = start
        self._control: Connection | None = None
        self._processes: list[multiprocessing.process.BaseProcess] = []

    def worker(self) -> Worker:
        """Return a new worker, which has yet to say its first word.

        Raises:
            GoodofficesError: the work can't be loaded, or no process can be started.

        """
        try:
            return self._spawned() if self._start == "spawn" else self._forked()
        except (OSError, EOFError) as error:
            self.close()
            what = f"no worker process can be started ({error or type(error).__name__})"
            raise GoodofficesError(f"{what}; give a smaller --jobs, or free memory") from error

    def close(self) -> None:
        """Leave no process of ours behind; the workers themselves are ended by who holds them."""
        if self._control is not None:
            self._control.close()
            self._control = None
        for process in self._processes:
            process.kill()
            process.join()
        self._processes.clear()

    def _spawned(self) -> Worker:
        ours, process = self._process(_serve_alone)
        self._processes = [one for one in self._processes if one.is_alive()]
        self._processes.append(process)
        return Worker(ours, process.pid or 0, process.kill)

    def _forked(self) -> Worker:
        control = self._open()
        ours, theirs = _SPAWN.Pipe()
        with _deaf_to_broken_pipes():
            reduction.send_handle(control, theirs.fileno(), self._processes[0].pid or 0)
        theirs.close()
        pid = int(control.recv_bytes())
        if pid < 0:
            raise OSError(-pid, os.strerror(-pid))
        return Worker(ours, pid, _killer(pid))

    def _open(self) -> Connection:
        """Return the line to the process that forks; a new one where the last is gone."""
        if self._control is not None and self._processes[0].is_alive():
            return self._control
        self.close()
        control, process = self._process(_tend)
        self._control, self._processes = control, [process]
        hello = msgspec.json.decode(control.recv_bytes(), type=Hello)
        if hello.error is not None:
            self.close()
            raise GoodofficesError(hello.error)
        return control

    def _process(
        self, target: Callable[[Connection, Load], None]
    ) -> tuple[Connection, multiprocessing.process.BaseProcess]:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=target, args=(theirs, self._load), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        return ours, process


def _killer(pid: int) -> Callable[[], None]:
    """Return what kills that very process once; its number alone may be another's by then."""
    try:
        handle = os.pidfd_open(pid)
    except OSError:  # it is gone already, or the kernel is too old
        return partial(os.kill, pid, signal.SIGKILL)
    return partial(_kill, handle)


def _kill(handle: int) -> None:
    try:
        signal.pidfd_send_signal(handle, signal.SIGKILL)
    finally:
        os.close(handle)


def _nothing() -> None:
    """Do nothing: the process was ended already."""


def packed(batch: pa.RecordBatch) -> pa.Buffer:
    """Return `batch` as an Arrow stream, its schema included."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return sink.getvalue()


def unpacked(data: bytes) -> pa.RecordBatch:
    """Return the batch of an Arrow stream."""
    with pa.ipc.open_stream(data) as stream:
        return stream.read_next_batch()


def serve(connection: Connection, work: Work) -> None:
    """Say hello, then answer every batch until the other side closes.

    A thread of its own takes batches in, so that who sends one never waits for us to be done.
    """
    waiting: SimpleQueue[bytes | None] = SimpleQueue()
    connection.send_bytes(msgspec.json.encode(Hello(hello=work.hello)))
    threading.Thread(target=_take_in, args=(connection, waiting), daemon=True).start()
    with contextlib.suppress(OSError):
        while (data := waiting.get()) is not None:
            connection.send_bytes(packed(work(unpacked(data))))


def _take_in(connection: Connection, waiting: SimpleQueue[bytes | None]) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            waiting.put(connection.recv_bytes())
    waiting.put(None)


def _serve_alone(connection: Connection, load: Load) -> None:
    """Be a worker that loads for itself."""
    _settle()
    _volunteer()
    work = _loaded(connection, load)
    if work is not None:
        serve(connection, work)


def _tend(control: Connection, load: Load) -> None:
    """Load once, then fork a worker for each line that is handed over, until the other side closes."""
    _settle()
    work = _loaded(control, load)
    if work is None:
        return
    control.send_bytes(msgspec.json.encode(Hello(hello=work.hello)))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are taken away without our asking
    gc.collect()
    gc.freeze()  # a collection would write to every object, and each worker would get its own copy
    with contextlib.suppress(EOFError, OSError):
        while True:
            _fork(control, reduction.recv_handle(control), work)


def _fork(control: Connection, handle: int, work: Work) -> None:
    try:
        pid = os.fork()
    except OSError as error:
        pid = -(error.errno or 1)
    if pid == 0:
        _be_worker(control, handle, work)
    os.close(handle)
    control.send_bytes(str(pid).encode())


def _be_worker(control: Connection, handle: int, work: Work) -> None:
    """Never returns: what stands above us on the stack is the business of the one we were forked off."""
    status = 1
    try:
        control.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _volunteer()
        serve(Connection(handle), work)
        status = 0
    finally:
        os._exit(status)


def _loaded(connection: Connection, load: Load) -> Work | None:
    """Return the work; where it can't be loaded tell why, and return None."""
    try:
        return load()
    except GoodofficesError as error:
        connection.send_bytes(msgspec.json.encode(Hello(error=str(error))))
        return None


def _settle() -> None:
    """Leave Ctrl-C to the one who asked for us: it closes our line, and then we end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _volunteer() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_GO, encoding="ascii")


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Within this a process starts with Ctrl-C held back: before it can ignore it, it must not die of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _deaf_to_broken_pipes() -> Iterator[None]:
    """Within this a worker that is gone is an error and not our end; the command line dies of `| head`."""
    ours = threading.current_thread() is threading.main_thread()
    if not ours or not hasattr(signal, "SIGPIPE"):
        yield
        return
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)
