"""The words that say somebody speaks: rules matched in a sentence, with who, to whom and what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.rules import Match, match_frames
from goodoffices.shapes import Stance
from goodoffices.statements.content import (
    content_after,
    content_around,
    content_before,
    content_below,
    has_subject,
    is_put_in,
    is_trailing,
    spoken_conjuncts,
)  # fmt: skip
from goodoffices.statements.extent import Run, below, chars
from goodoffices.statements.gives import StatementGives, StatementLexicon, Words
from goodoffices.statements.trailing import find_tail, names
from goodoffices.statements.view import StatementView

_OWN = frozenset("it he she they i we".split())
_IF = frozenset({"if", "unless", "whether"})
_BESIDE = frozenset({"aux", "auxpass", "neg", "prt", "dative"})


class Cue(msgspec.Struct, frozen=True):
    """A rule that holds at a predicate. `zone`: the offsets of the cue with its speaker and addressee.

    `content` are the offsets of what the tree gives as said; it may be empty. `guessed`: the tree
    gave nothing, and the words beside the cue were taken.
    """

    sentence: Sentence
    frame: Frame
    rule: str
    gives: StatementGives
    speakers: tuple[int, ...]
    addressees: tuple[int, ...]
    content: tuple[tuple[int, int], ...]
    words: tuple[int, int]
    zone: tuple[int, int]
    stance: Stance | None = None
    guessed: bool = False


class _Hit(msgspec.Struct, frozen=True):
    """A rule that holds at a frame, before its words are measured."""

    frame: Frame
    match: Match
    said: tuple[int, ...]


def find_cues(
    view: StatementView,
    frames: Mapping[int, Frame],
    lexicon: StatementLexicon,
    quoted: frozenset[int] = frozenset(),
) -> list[Cue]:
    """Return the cues of a sentence in the order of their words.

    `quoted` are the tokens in whole quotations: nobody named there speaks outside.
    """
    hits = {i: hit for i in sorted(frames) if (hit := _hit(view, frames[i], frames, lexicon))}
    speaking = frozenset(i for i, hit in hits.items() if not hit.match.rule.gives.silent)
    taken = {
        i: tuple(spoken_conjuncts(view.sentence, hit.frame, hit.said, speaking))
        for i, hit in hits.items()
    }
    lent = {other: hits[i].frame for i, others in taken.items() for other in others}
    made: list[Cue] = []
    for i, hit in ((i, hits[i]) for i in hits if i in speaking):
        lender = lent.get(i) or _nearest(view.sentence, hit.frame, hits)
        cue = _made(view, hit, frames, lender, frozenset(taken[i]), quoted, speaking)
        stance = hit.match.rule.gives.stance or _stance_below(view.sentence, hit, hits)
        made.append(msgspec.structs.replace(cue, stance=stance))
    return made


def _stance_below(sentence: Sentence, hit: _Hit, hits: Mapping[int, _Hit]) -> Stance | None:
    """The stand taken in what is said of the speaker's own: "said it rejected the offer"."""
    for token in hit.said:
        below = hits.get(token)
        if below is None or below.frame.passive or below.frame.modals:
            continue
        own = (sentence.tokens[k].text.lower() in _OWN for k in below.frame.fill("agent"))
        if any(own):
            gives: StatementGives = below.match.rule.gives
            return gives.stance
    return None


def _nearest(sentence: Sentence, frame: Frame, hits: Mapping[int, _Hit]) -> Frame | None:
    """The cue right before a coordinated one, where the parser coordinates it with no cue."""
    head = sentence.tokens[frame.head]
    if head.dep != "conj" or head.head in hits or has_subject(sentence, frame.head):
        return None
    before = [i for i in hits if head.head < i < frame.head and has_subject(sentence, i)]
    return hits[max(before)].frame if before else None


def _hit(
    view: StatementView, frame: Frame, frames: Mapping[int, Frame], lexicon: StatementLexicon
) -> _Hit | None:
    if frame.kind == "verb" and view.sentence.tokens[frame.head].dep == "amod":
        return None  # "Iran-backed": a label, and nobody's words
    for match in match_frames(lexicon.rules, frame, view):
        if match.rule.gives.void:
            return None
        if is_told(frame, frames, match.rule.gives, lexicon.words):
            said = _fill(view.sentence, frame, frames, match.rule.gives.content)
            said = tuple(k for k in said if not _speaks_on(view.sentence, frame, frames, k))
            return _Hit(frame, match, said)
    return None


def _speaks_on(sentence: Sentence, frame: Frame, frames: Mapping[int, Frame], token: int) -> bool:
    """Whether `token` is a relative pronoun, or the verb that the cue's own subject goes on with.

    "Bush, commenting on the raid, said": the parser may hang "said" on "commenting".
    """
    word = sentence.tokens[token]
    if word.tag in {"WDT", "WP"} and word.dep != "pobj":
        return True
    if sentence.tokens[frame.head].tag != "VBG" or token not in frames:
        return False
    return word.tag in {"VBD", "VBZ", "VBP"} and not has_subject(sentence, token)


def is_told(frame: Frame, frames: Mapping[int, Frame], gives: StatementGives, words: Words) -> bool:
    """Whether somebody is told to have said it: not "did not say", "could say", "declined to say"."""
    if frame.negated and not gives.denied:
        return False
    if words.untold.intersection(frame.modals) or frame.marker in _IF:
        return False
    if frame.infinitive:
        above = frames.get(frame.parent) if frame.parent is not None else None
        return above is not None and above.lemmas[-1] in words.asserting and not above.negated
    return True


def _made(
    view: StatementView,
    hit: _Hit,
    frames: Mapping[int, Frame],
    lender: Frame | None,
    cut: frozenset[int],
    quoted: frozenset[int],
    speaking: frozenset[int],
) -> Cue:
    sentence, frame, gives = view.sentence, hit.frame, hit.match.rule.gives
    speakers = _fill(sentence, lender or frame, frames, gives.speaker)
    addressees = _fill(sentence, frame, frames, gives.addressees)
    if frame.head not in quoted:
        speakers = tuple(k for k in speakers if k not in quoted)
    speakers = _antecedents(sentence, speakers) or _noun_above(sentence, frame)
    speakers = _who_issued(sentence, speakers, frames, view.words.papers)
    words = _words(sentence, frame)
    zone = _zone(sentence, frame, speakers, addressees, words)
    content, guessed = _content(view, hit, zone, cut, speaking)
    if frame.head in quoted:
        content = [row for row in content if quoted.issuperset(range(*row))]
    tail = (
        find_tail(sentence, frame, zone[1], view.words.sources)
        if (gives.around or gives.tailed) and lender is None and frame.head not in quoted
        else None
    )
    if tail is not None and (not content or not names(sentence, tail, speakers)):
        speakers, content, guessed = tail.speakers, [tail.content], False
        zone = (tail.first, zone[1])
    elif tail is not None and _is_second(sentence, frame, frames, content):
        content = [tail.content]
    return Cue(
        sentence=sentence,
        frame=frame,
        rule=hit.match.rule.id,
        gives=gives,
        speakers=speakers,
        addressees=addressees,
        content=tuple(chars(sentence, content)),
        words=next(chars(sentence, [words])),
        zone=next(chars(sentence, [zone])),
        guessed=guessed,
    )


def _is_second(
    sentence: Sentence, frame: Frame, frames: Mapping[int, Frame], content: list[Run]
) -> bool:
    """Whether the parser coordinates the cue with the first half of what is said."""
    head = sentence.tokens[frame.head]
    first = sentence.tokens[head.head]
    return (
        head.dep == "conj"
        and first.dep == "ROOT"
        and first.i in frames
        and bool(content)
        and content[0][0] > first.i
    )


def _content(
    view: StatementView, hit: _Hit, zone: Run, cut: frozenset[int], speaking: frozenset[int]
) -> tuple[list[Run], bool]:
    sentence, frame, gives = view.sentence, hit.frame, hit.match.rule.gives
    found = content_below(
        sentence, frame, hit.said, cut, reasons=view.words.reasons, around=gives.around
    )
    if not gives.around:
        return found, False
    found = found or content_around(sentence, frame, speaking)
    if is_put_in(sentence, zone) and found and not any(row[0] < zone[0] for row in found):
        found = content_before(sentence, zone) + found
    if found:
        return found, False
    if is_trailing(sentence, zone):
        return content_before(sentence, zone), True
    return content_after(sentence, frame, zone), True


def _fill(
    sentence: Sentence, frame: Frame, frames: Mapping[int, Frame], paths: Iterable[str]
) -> tuple[int, ...]:
    found: list[int] = []
    for path in paths:
        options = (list(_along(sentence, frame, frames, role)) for role in path.split("|"))
        found.extend(next(filter(None, options), []))
    return tuple(dict.fromkeys(found))


def _along(
    sentence: Sentence, frame: Frame, frames: Mapping[int, Frame], path: str
) -> Iterator[int]:
    role, _, rest = path.partition(".")
    if role in {"that", "for"} and not rest:
        yield from _marked_clauses(sentence, frame, role)
    for token in frame.fill(role):
        if not rest:
            yield token
        elif token in frames:
            yield from _along(sentence, frames[token], frames, rest)


def _marked_clauses(sentence: Sentence, frame: Frame, mark: str) -> Iterator[int]:
    """The clauses that open with "that" or "for" ("the claim that ...", "called for X to go")."""
    for clause in sentence.below(frame.head, "acl", "advcl", "ccomp", "relcl"):
        if any(t.text.lower() == mark for t in sentence.below(clause.i, "mark")):
            yield clause.i


def _antecedents(sentence: Sentence, speakers: tuple[int, ...]) -> tuple[int, ...]:
    """Put the noun in the place of the relative pronoun that stands for it."""
    found: list[int] = []
    for token in speakers:
        word = sentence.tokens[token]
        if word.tag == "VBG" and word.pos == "VERB":
            continue  # "signalling that": nobody's name
        if word.tag in {"WDT", "WP"}:
            clause = sentence.tokens[word.head]
            if clause.dep == "relcl":
                found.append(clause.head)
        else:
            found.append(token)
    return tuple(dict.fromkeys(found))


def _who_issued(
    sentence: Sentence,
    speakers: tuple[int, ...],
    frames: Mapping[int, Frame],
    papers: frozenset[str],
) -> tuple[int, ...]:
    """Put who made or issued a statement in its place: "the union issued a statement saying"."""
    if len(speakers) != 1 or sentence.tokens[speakers[0]].lemma not in papers:
        return speakers
    paper = sentence.tokens[speakers[0]]
    above = frames.get(paper.head) if paper.dep in {"dobj", "obj"} else None
    agents = tuple(above.fill("agent")) if above is not None and not above.passive else ()
    return agents or speakers


def _noun_above(sentence: Sentence, frame: Frame) -> tuple[int, ...]:
    """The noun that a finite verb hangs on by mistake: mostly its subject, far before it."""
    head = sentence.tokens[frame.head]
    finite = head.dep in {"acl", "relcl"} and head.tag in {"VBD", "VBZ", "VBP"}
    if not finite or frame.passive or frame.kind != "verb":
        return ()
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), head)
    return (root.i if root.pos in {"NOUN", "PROPN"} and root.i < head.head else head.head,)


def _words(sentence: Sentence, frame: Frame) -> Run:
    """The predicate with its particle; "according to"."""
    first, last = frame.head, frame.head + 1
    second = "to" if frame.lemmas[-1] == "accord" else frame.lemmas[0].partition("_")[2]
    if second and last < len(sentence.tokens) and sentence.tokens[last].text.lower() == second:
        last += 1
    return first, last


def _zone(
    sentence: Sentence,
    frame: Frame,
    speakers: tuple[int, ...],
    addressees: tuple[int, ...],
    words: Run,
) -> Run:
    inside = set(range(*words))
    for child in sentence.children[frame.head]:
        if sentence.tokens[child].dep in _BESIDE:
            inside |= below(sentence, child)
    near = below(sentence, frame.head)
    for token in (*speakers, *addressees):
        if token in near:
            inside |= _phrase(sentence, frame, token)
    last = max(inside) + 1
    while last < len(sentence.tokens) and _is_adverb_of(sentence, last, frame.head):
        last += 1
    return min(inside), last


def _is_adverb_of(sentence: Sentence, i: int, head: int) -> bool:
    token = sentence.tokens[i]
    return token.head == head and token.dep in {"advmod", "npadvmod"} and not sentence.children[i]


def _phrase(sentence: Sentence, frame: Frame, token: int) -> frozenset[int]:
    """The phrase headed by `token` with its preposition; not the clause that speaks."""
    if frame.head in below(sentence, token):
        return frozenset({token})
    head = sentence.tokens[token].head
    above = frozenset({head}) if sentence.tokens[head].pos == "ADP" else frozenset()
    return below(sentence, token) | above
