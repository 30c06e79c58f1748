"""Reading at the desk: a form to paste or drop stories, and how far their reading is."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from goodoffices.desk.desk import Desk
from goodoffices.desk.page import Answer, Page, Question
from goodoffices.desk.reading import Job


class ReadQuestion(Question, frozen=True, kw_only=True):
    """Which job is shown alone; all of them, where none is named."""

    job: Annotated[int, Meta(ge=1, le=2**53, description="This job alone.")] | None = None


class ReadAnswer(Answer, frozen=True, kw_only=True):
    """The jobs of this sitting, the newest first; `busy` while one is being read or waits."""

    jobs: tuple[Job, ...]
    busy: bool


def answer(desk: Desk, asked: ReadQuestion) -> ReadAnswer:
    """Return how far the jobs are."""
    jobs = tuple(job for job in desk.reading().jobs() if asked.job in {None, job.key})
    busy = any(job.state in {"waiting", "reading"} for job in jobs)
    return ReadAnswer(jobs=jobs, busy=busy, coverage=desk.coverage(asked))


PAGE = Page(
    path="/read",
    title="Read",
    says="Paste or drop stories, and see them read.",
    template="read.html",
    question=ReadQuestion,
    answer=answer,
    nav=120,
    lively=True,
)
