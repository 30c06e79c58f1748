"""The shapes of the registry: an actor, the posts it held, and where each line was written."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Kind = Literal[
    "state", "person", "government", "body", "party", "armed-group", "agency", "media", "igo",
    "ngo", "mediator", "company",
]  # fmt: skip
End = Literal["deposed", "resigned", "died", "term"]
BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
KINDS = frozenset(get_args(Kind))


class Post(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """An office held from a day until a day. `until` left out: held at the file's `checked_until`.

    Days are "YYYY", "YYYY-MM" or "YYYY-MM-DD", as exactly as the writer knew. `of` is the state
    or body the office belongs to, the actor's own country when left out. `title` is how the post is
    called where the office's own name would mislead.
    """

    office: str
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    of: str | None = None
    end: End | None = None
    source: str = "recalled"
    sector: str | None = None
    title: str | None = None
    acting: bool = False
    note: str | None = None


class Active(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """The years in which a group or body existed."""

    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    source: str = "recalled"


class Phase(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A time in which a group or body was of another sector: rebels in government, a front turned party."""

    sector: str
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    source: str = "recalled"


class Actor(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A state, a person, a body or a group. `aliases` are names only: titles are code's business.

    `phases` are the times in which its sector was not that of `sectors`. `seen` marks what was added
    because a development set named it: evaluation can leave it out. A `continued` entry adds its
    aliases, posts and phases to the actor of that id in another file.
    `file` and `checked_until` are those of the file it was read from.
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    phases: tuple[Phase, ...] = ()
    active: Active | tuple[Active, ...] | None = None
    member_of: str | None = None
    part_of: str | None = None
    surname: str | None = None
    note: str | None = None
    continued: bool = False
    seen: bool = False
    file: str = ""
    checked_until: str = ""
