"""What visitors change: findings accepted, rejected, edited, added, told as one or apart; texts read."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from goodoffices import record as records
from goodoffices.desk.address import is_ours
from goodoffices.desk.desk import Desk
from goodoffices.desk.facts import FIELDS, told_of
from goodoffices.desk.filters import Day
from goodoffices.desk.page import Change, Done, Words
from goodoffices.desk.reading import Batch
from goodoffices.errors import InputError
from goodoffices.events.ontology import load_ontology
from goodoffices.record.lay import kind_of
from goodoffices.shapes import Change as OfficeChange
from goodoffices.shapes import EventType, Failure, Qualifier, Reading, Stance, Status, TollKind
from goodoffices.sources import SourceOptions

Id = Annotated[str, Meta(min_length=1, max_length=500)]
Note = Annotated[str, Meta(max_length=2000)]
Back = Annotated[str, Meta(max_length=2000, description="The page of the desk to go on with.")]
Told = Annotated[str, Meta(max_length=1000)]
Story = Annotated[str, Meta(min_length=1, max_length=2_000_000)]
Count = Annotated[int, Meta(ge=0, le=100_000_000)]
Kind = Literal["event", "statement", "toll", "standing", "precedent"]
Clearable = Literal["mode", "date", "recipients", "actors", "host", "addressees", "by", "high"]


class VerdictForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which finding, and why."""

    finding: Id
    note: Note = ""
    back: Back = "/"


class Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a finding tells, in words of its report: several parties are parted by semicolons."""

    type: EventType | None = None
    mode: Words | None = None
    status: Status | None = None
    cameo: Words | None = None
    date: Day | None = None
    actors: Told | None = None
    recipients: Told | None = None
    host: Told | None = None
    speaker: Told | None = None
    addressees: Told | None = None
    by: Told | None = None
    low: Count | None = None
    high: Count | None = None
    counted: TollKind | None = None
    qualifier: Qualifier | None = None
    victims: Told | None = None
    party: Told | None = None
    role: Words | None = None
    change: OfficeChange | None = None
    stance: Stance | None = None


class EditForm(Facts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a finding is to tell; what is left out stays as it is, `clear` takes it away."""

    finding: Id
    clear: tuple[Clearable, ...] = ()
    note: Note = ""
    back: Back = "/"


class AddForm(Facts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding that was not read, with the words of the report that tell it."""

    report: Id
    quote: Told
    kind: Kind = "event"
    note: Note = ""
    back: Back = "/"


class MergeForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Events that are one; the first stands for all."""

    events: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=100)]
    note: Note = ""
    back: Back = "/"


class SplitForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event that is another than these."""

    event: Id
    others: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=100)]
    note: Note = ""
    back: Back = "/"


class UndoForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which correction is taken back."""

    correction: Annotated[int, Meta(ge=1, le=2**53)]
    back: Back = "/review"


class Said(Done, frozen=True, kw_only=True):
    """A correction that was made, by the number that takes it back, and what now stands."""

    correction: int
    reviewed: str | None = None


class ReadForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story as text, or a file of any format that is read; its day and outlet, where they are known."""

    text: Story | None = None
    file: bytes | None = None
    name: Words | None = None
    title: Told | None = None
    published: Day | None = None
    source: Words | None = None


class LookForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story that is read and not kept."""

    text: Annotated[str, Meta(min_length=1, max_length=200_000)]
    title: Told | None = None
    published: Day | None = None


class Begun(Done, frozen=True, kw_only=True):
    """A job that was begun."""

    job: int


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a text, and what of it could not be read."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]


def accept(desk: Desk, form: VerdictForm) -> Said:
    """Mark a finding as right."""
    with desk.writing() as record:
        key = records.accept(record, form.finding, desk.person(), form.note)
    return Said(said="Accepted.", to=_back(form.back), correction=key, reviewed="accepted")


def reject(desk: Desk, form: VerdictForm) -> Said:
    """Take a finding out of every answer."""
    with desk.writing() as record:
        key = records.reject(record, form.finding, desk.person(), form.note)
    return Said(said="Rejected.", to=_back(form.back), correction=key, reviewed="rejected")


def edit(desk: Desk, form: EditForm) -> Said:
    """Change what a finding tells.

    Raises:
        InputError: nothing is changed, or a fact can't be used.

    """
    with desk.writing() as record:
        facts = _changed(record, form) | dict.fromkeys(form.clear)
        if not facts:
            raise InputError("--finding", "nothing is changed", "change a field")
        wanted = records.change_finding(record, form.finding, facts)
        key = records.edit(record, form.finding, wanted, desk.person(), form.note)
    return Said(said="Changed.", to=_back(form.back), correction=key, reviewed="edited")


def add(desk: Desk, form: AddForm) -> Said:
    """Tell a finding that was not read."""
    with desk.writing() as record:
        wanted = records.draft_finding(record, form.report, form.kind, form.quote, facts_of(form))
        key = records.add(record, form.report, wanted, desk.person(), form.note)
    return Said(said="Added.", to=_back(form.back), correction=key, reviewed="added")


def merge(desk: Desk, form: MergeForm) -> Said:
    """Tell events as one."""
    with desk.writing() as record:
        key = records.tell_as_one(record, form.events, desk.person(), form.note)
    return Said(said=f"{len(form.events)} events told as one.", to=_back(form.back), correction=key)


def split(desk: Desk, form: SplitForm) -> Said:
    """Tell an event apart from others."""
    with desk.writing() as record:
        key = records.tell_apart(record, form.event, form.others, desk.person(), form.note)
    return Said(said="Told apart.", to=_back(form.back), correction=key)


def undo(desk: Desk, form: UndoForm) -> Said:
    """Take a correction back; it stays on the list."""
    with desk.writing() as record:
        records.undo(record, form.correction, desk.person())
    return Said(said="Taken back.", to=_back(form.back), correction=form.correction)


def read(desk: Desk, form: ReadForm) -> Begun:
    """Begin to read a story or a file into the record.

    Raises:
        InputError: there is neither, or both.

    """
    if (form.text is None) == (form.file is None):
        raise InputError("--text", "one story, or one file", "paste a text or choose a file")
    data = form.text.encode("utf-8", "backslashreplace") if form.text else form.file or b""
    options = SourceOptions(published=form.published, title=form.title)
    name = form.name or ("pasted.txt" if form.text else "upload")
    batch = Batch(data=data, name=safe_name(name), options=options, source=form.source)
    job = desk.reading().take(batch)
    return Begun(said="It is being read.", to=f"/read?job={job}", job=job)


def look(desk: Desk, form: LookForm) -> Looked:
    """Read a text and keep nothing of it."""
    options = SourceOptions(published=form.published, title=form.title)
    data = form.text.encode("utf-8", "backslashreplace")
    found = desk.reading().look(Batch(data=data, name="text.txt", options=options))
    return Looked(
        readings=tuple(one for one in found if isinstance(one, Reading)),
        failures=tuple(one for one in found if isinstance(one, Failure)),
    )


def facts_of(form: Facts) -> dict[str, Any]:
    """Return the facts that a form gives, as a correction takes them.

    With a type come its quad class and score, which nobody should have to know.
    """
    given = {name: getattr(form, name) for name in Facts.__struct_fields__}
    facts: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    facts = {FIELDS.get(name, name): value for name, value in facts.items()}
    if "type" in facts:
        ontology = load_ontology()
        facts["quad"] = ontology.quad(facts["type"])
        facts["score"] = ontology.score(facts["type"], facts.get("mode"))
    return facts


def _changed(record: records.Record, form: EditForm) -> dict[str, Any]:
    """Return the facts of a form that aren't told so already: a form sends those it was filled with."""
    told = records.change_finding(record, form.finding, {})
    known = told_of(kind_of(told), told)
    same = {FIELDS.get(k, k) for k, v in known.items() if str(getattr(form, k) or "") == v}
    if "type" in same:
        same |= {"quad", "score"}
    return {name: value for name, value in facts_of(form).items() if name not in same}


def safe_name(name: str) -> str:
    """Return the last part of a file's name, as a name and never as a path."""
    last = name.replace("\\", "/").rpartition("/")[2].strip(". ")
    return "".join(letter for letter in last if letter.isprintable())[:120] or "upload"


def _back(to: str) -> str:
    return to if is_ours(to) else "/"


CHANGES = (
    Change(path="/findings/accept", says="Mark a finding as right.", form=VerdictForm, do=accept),
    Change(
        path="/findings/reject",
        says="Take a finding out of every answer.",
        form=VerdictForm,
        do=reject,
    ),
    Change(path="/findings/edit", says="Change what a finding tells.", form=EditForm, do=edit),
    Change(path="/findings/add", says="Tell a finding that was not read.", form=AddForm, do=add),
    Change(path="/events/merge", says="Tell events as one.", form=MergeForm, do=merge),
    Change(path="/events/split", says="Tell an event apart from others.", form=SplitForm, do=split),
    Change(path="/corrections/undo", says="Take a correction back.", form=UndoForm, do=undo),
    Change(
        path="/read/begin", says="Read a story or a file into the record.", form=ReadForm, do=read
    ),
    Change(
        path="/read/look",
        says="Read a text and keep nothing.",
        form=LookForm,
        do=look,
        changes=False,
    ),
)
