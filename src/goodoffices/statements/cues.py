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
from goodoffices.statements.extent import Run, below, chars, is_parted
from goodoffices.statements.gives import StatementGives, StatementLexicon, Words
from goodoffices.statements.subjects import mutes, teller, who_speaks
from goodoffices.statements.trailing import find_tail, names
from goodoffices.statements.view import StatementView

_AGENT = ("agent",)
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
    hits = {
        i: hit
        for i in sorted(frames)
        if not _is_compound(view.sentence, i) and (hit := _hit(view, frames[i], frames, lexicon))
    }
    speaking = frozenset(i for i, hit in hits.items() if not hit.match.rule.gives.silent)
    mute = mutes(view, frames)
    taken = {
        i: tuple(spoken_conjuncts(view.sentence, hit.frame, hit.said, speaking, mute))
        for i, hit in hits.items()
    }
    telling = {k: hit.frame for hit in hits.values() for k in hit.said}
    lent = {other: hits[i].frame for i, others in taken.items() for other in others}
    made: list[Cue] = []
    for i, hit in (
        (i, _less_tails(view.sentence, hits[i], speaking)) for i in hits if i in speaking
    ):
        lender = lent.get(i) or _nearest(view.sentence, hit.frame, hits)
        lender = lender or teller(view.sentence, hit.frame, telling, mute)
        cut = frozenset(taken[i]) | frozenset(hits[i].said) - frozenset(hit.said)
        cue = _made(view, hit, frames, lender, cut, quoted, speaking)
        stance = hit.match.rule.gives.stance or _stance_below(view.sentence, hit, hits)
        made.append(msgspec.structs.replace(cue, stance=stance))
    return made


def _less_tails(sentence: Sentence, hit: _Hit, speaking: frozenset[int]) -> _Hit:
    """Leave out who tells the whole, hung on what is said: "said he left, the agency reported"."""
    said = tuple(
        k
        for k in hit.said
        if not (
            k in speaking
            and k != min(hit.said)
            and has_subject(sentence, k)
            and is_parted(sentence, k)
        )
    )
    return msgspec.structs.replace(hit, said=said) if said else hit


def _is_compound(sentence: Sentence, i: int) -> bool:
    """Whether a word is the second half of another: "the Iran-backed militia"."""
    before = sentence.tokens[i - 1] if i else None
    return before is not None and before.tag == "HYPH" and before.end == sentence.tokens[i].start


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
            if not said and match.rule.gives.around:
                said = tuple(_hung_on_a_noun(view.sentence, frame))
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
    speakers = who_speaks(sentence, frame, frames, speakers, view.words)
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
        own = bool(speakers) and gives.speaker != _AGENT
        speakers, content, guessed = speakers if own else tail.speakers, [tail.content], False
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
        sentence,
        frame,
        hit.said,
        cut,
        reasons=view.words.reasons,
        around=gives.around,
        speaking=speaking,
    )
    told = any("patient" in path.split("|") for path in gives.addressees)
    if not gives.around or (not found and not told and _has_object(sentence, frame)):
        return found, False
    found = found or content_around(sentence, frame, speaking)
    if is_put_in(sentence, zone) and found and not any(row[0] < zone[0] for row in found):
        found = content_before(sentence, zone) + found
    found = [row for row in found if not _is_other_tail(sentence, row, speaking)]
    if found:
        return found, False
    if is_trailing(sentence, zone):
        return content_before(sentence, zone), True
    after = content_after(sentence, frame, zone)
    return [row for row in after if _tells(sentence, row, speaking)], True


def _has_object(sentence: Sentence, frame: Frame) -> bool:
    """Whether the verb has a thing for its object, so that no clause is said: "declared war"."""
    things = (t for t in sentence.below(frame.head, "dobj") if t.i > frame.head)
    return any(t.pos == "NOUN" and t.ent == "" for t in things)


def _is_other_tail(sentence: Sentence, row: Run, speaking: frozenset[int]) -> bool:
    """Whether words behind a comma only say who tells the whole: "..., the agency reported"."""
    first, last = row
    verbs = [t.i for t in sentence.tokens[first:last] if t.pos in {"VERB", "AUX"}]
    behind = first > 0 and sentence.tokens[first - 1].text == ","
    return (behind or last - first == 1) and verbs == [last - 1] and last - 1 in speaking


def _tells(sentence: Sentence, row: Run, speaking: frozenset[int]) -> bool:
    """Whether words hold a verb beside those of who speaks next ("..., the agency reported")."""
    return any(
        t.pos in {"VERB", "AUX"} and t.i not in speaking for t in sentence.tokens[slice(*row)]
    )


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


def _hung_on_a_noun(sentence: Sentence, frame: Frame) -> Iterator[int]:
    """The clause with "that" which the parser hangs on the occasion: "said in a statement that ..."."""
    for prep in sentence.below(frame.head, "prep"):
        for noun in sentence.below(prep.i, "pobj"):
            for clause in sentence.below(noun.i, "acl", "relcl", "ccomp"):
                if any(t.text.lower() == "that" for t in sentence.below(clause.i, "mark")):
                    yield clause.i


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
