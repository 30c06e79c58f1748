"""Small letters for headlines in capitals, which the parser takes for one long name.

"Rebels Seize Town in Chad" is parsed as "Rebels seize town in Chad". What the story itself writes with
a small letter gets one, what it writes with a capital keeps it, and words that headlines are made of
get one without being seen. No letter is added or lost, so every offset stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from goodoffices.language.tokens import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3  # words that must be capital, beside the first, before a line counts as one in capitals
_SHARE = 0.8
_ENDINGS = ("ing", "ed", "s")
_STEM = 4  # letters that two forms of a word must share
_SMALL = frozenset(
    "a an the of in on at to for from by with and or but nor as after before over amid into against"
    " under between near since until while if is are was were be been has have had will would may"
    " could can not no its his her their it he she they that this than than up down out off back"
    " one two three four five six seven eight nine ten dozen dozens hundreds thousands"
    " despite during through without about around across all more most new".split()
)
_COMMON = _SMALL | frozenset(
    "accept accepts accord accuse accused accuses add adds admit admits advance agree agreed"
    " agrees aid aim aims air airstrike airstrikes ambush announce announces appeal appeals"
    " approve approves arm arms army arrest arrested arrests arrive arrives attack attacked"
    " attacks back backs ban bans base battle battles begin begins blame blames blast blasts"
    " block blockade blocked blocks bomb bombed bomber bombing bombings bombs boost boosts"
    " border break breaks bring brings broker brokers build builds call calls camp capital"
    " capture captured cease ceasefire challenge challenges chief children civilians claim"
    " claims clash clashes close collapse commander condemn condemns conflict consider"
    " considers convoy coup court crackdown crash crisis cut cuts dead deadline deadlock deal"
    " deaths declare declares defence defense defies delay delays delegation demand demands"
    " denies deny deploy deployed deploys die dies diplomat diplomats discuss discusses doubt"
    " doubts drive drop drops election embassy end ends enter enters envoy envoys escape"
    " escapes ethnic evacuate exchange expel expels extend extends face faces facing fail"
    " fails fear fears fight fighters fighting fights find finds fire fires flee foes force"
    " forces foreign free freed frees funeral gain gains gang gangs gather general gets give"
    " gives government group groups grow grows guerrilla guerrillas gunman gunmen halt halts"
    " head heads held help helps hit hits hold holds hostage hostages human hundreds impose"
    " imposes increase injured insists intensifies intensify intervene jail jailed join keep"
    " keeps kidnap kidnapped kidnaps kill killed killing kills launch launches lawmakers lay"
    " lead leader leaders leave leaves lift lifts lose loses made make makes march mark"
    " mediate mediation mediator meet meeting meets men militants military militia minister"
    " missile missiles missing mission monitors mourn mourns moves national near need needs"
    " negotiate negotiating negotiations negotiator nuclear offer offers officer official"
    " officials open opens oppose opposes opposition order orders oust ousted pact parliament"
    " party pay peace peacekeepers people plan plans plea pledges police poll possible pound"
    " pounds prepare prepares president press presses prime prisoner prisoners probe promise"
    " promises proposal propose proposes protest protesters protests pull pulls push pushes"
    " question quit quits raid raids rally ready rebel rebels regional reject rejected rejects"
    " release released releases remain remains reopen reopens report rescue rescued rescues"
    " resume resumes retake retakes return returns review rights rise rises risk rockets rocks"
    " rule rules ruling sack sacked sacks sanctions say says scores search security seek seeks"
    " seize seized seizes send sends separatist separatists set sets shake shell shelling shot"
    " show shows siege sign signed signs slain slam slams soldier soldiers spark sparks"
    " spokesman spy stage stages stall stalled stalls stand stands start starts state step"
    " steps stop storm storms strike strikes strongman struggle struggles suicide summit"
    " summons support supports surge surrender surrenders survive suspects suspend suspended"
    " suspends swap swear sworn take takes talk talks target tells tension tensions test tests"
    " thousands threat threaten threatens threats toll top town treaty trial tribal tries"
    " troops truce try unity unrest urge urged urges victims villagers violence visit visits"
    " vote vow vows war warn warned warns wave weapons weigh weighs welcome welcomes win wins"
    " withdraw withdrawal withdraws women work workers world wounded year years".split()
)


def in_small_letters(sentence: Sentence, body: Iterable[Sentence]) -> str:
    """Return a headline as a sentence is written, where it is written in capitals; any other as it is."""
    text = sentence.text
    words = [match for match in _WORD.finditer(text) if len(match.group()) > 1]
    shouted = text.isupper()
    telling = [m for m in words[1:] if m.group().lower() not in _SMALL]
    capital = [m for m in telling if m.group()[0].isupper()]
    if len(capital) < _LEAST or len(capital) < _SHARE * len(telling):
        return text
    seen = _spellings(body)
    letters = list(text)
    for match in words if shouted else words[1:]:
        word = _as_written(match.group(), seen, shouted=shouted)
        if len(word) == len(match.group()):
            letters[match.start() : match.end()] = word
    if shouted and words:
        letters[words[0].start()] = text[words[0].start()]
    return "".join(letters)


def _spellings(body: Iterable[Sentence]) -> Mapping[str, Counter[str]]:
    """Return how each word is written inside sentences, and how often."""
    seen: dict[str, Counter[str]] = {}
    for sentence in body:
        for k, match in enumerate(_WORD.finditer(sentence.text)):
            if k:
                word = match.group()
                seen.setdefault(word.lower(), Counter())[word] += 1
    return seen


def _as_written(word: str, seen: Mapping[str, Counter[str]], *, shouted: bool) -> str:
    """Return a word of a headline in capitals as the story writes it."""
    low = word.lower()
    if word.isupper() and not shouted:  # "UN", "NATO"
        return word
    if low in seen:
        return seen[low].most_common(1)[0][0]
    if low in _COMMON or _is_form(low, seen):
        return low
    return word.capitalize() if shouted else word


def _is_form(word: str, seen: Mapping[str, Counter[str]]) -> bool:
    """Whether the story has another form of a word in small letters: "erupted" for "erupts"."""
    stem = next((word[: -len(end)] for end in _ENDINGS if word.endswith(end)), word)
    if len(stem) < _STEM:
        return False
    forms = (stem + end for end in ("", *_ENDINGS, "d", "e", "es") if stem + end != word)
    return any(form in seen and seen[form].most_common(1)[0][0] == form for form in forms)
