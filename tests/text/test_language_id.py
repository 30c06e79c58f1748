"""English is told from other languages."""

# ruff: noqa: E501, RUF001 - cases stand whole, in the marks of print

from __future__ import annotations

import pytest

from goodoffices.text.cues import PageCues
from goodoffices.text.language_id import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The envoy said that the talks would go on for two days in the capital.", "en"),
        ("THE ENVOY SAID THAT THE TALKS WOULD GO ON IN THE CAPITAL.", "en"),
        ("Le ministre a dit que les pourparlers dans la capitale sont suspendus.", "fr"),
        ("Der Minister sagte, dass die Gespräche in der Hauptstadt nicht beginnen.", "de"),
        ("El ministro dijo que las conversaciones en la capital no han comenzado.", "es"),
        ("O ministro disse que as conversações na capital não foram suspensas.", "pt"),
        ("Il ministro ha detto che i colloqui nella capitale sono stati sospesi.", "it"),
        ("De minister zei dat het overleg in de hoofdstad niet is begonnen.", "nl"),
        ("Bakan bugün başkentte görüşmelerin çok uzun süreceğini ve bir sonuç için sabır gerektiğini söyledi.", "tr"),
        ("Menteri itu mengatakan bahwa perundingan di ibu kota tidak akan dimulai oleh mereka.", "id"),
        ("Minister powiedział, że rozmowy w stolicy nie będą już się toczyć.", "pl"),
        ("Министр сказал, что переговоры в столице не были начаты.", "ru"),
        ("Міністр сказав, що переговори в столиці не було розпочато.", "uk"),
        ("قال الوزير إن المحادثات في العاصمة لم تبدأ بعد.", "ar"),
        ("وزیر گفت که گفتگوها در پایتخت آغاز نشده است و پیشرفتی نیست", "fa"),
        ("השר אמר כי השיחות טרם החלו", "he"),
        ("Ο υπουργός είπε ότι οι συνομιλίες δεν άρχισαν", "el"),
        ("部长说会谈尚未开始", "zh"),
        ("大臣は、会談がまだ始まっていないと述べた", "ja"),
        ("장관은 회담이 아직 시작되지 않았다고 말했다", "ko"),
        ("xq zzt brk", "und"),
        ("", "und"),
    ],
)  # fmt: skip
def test_languages_are_told_apart(text: str, code: str, cues: PageCues) -> None:
    """Small words tell languages in Latin and Cyrillic letters, letters tell the others."""
    assert detect_language(text, cues.languages) == code


def test_at_least_fifteen_languages_are_known_by_their_words(cues: PageCues) -> None:
    """The more neighbours are known, the surer it is that a text is English."""
    assert len(cues.languages.words) >= 15


@pytest.mark.parametrize(
    "text",
    [
        "Men under fire fled.",
        "Armed men attack village under truce.",
        "Han met de Mistura.",
        "Gunmen en route to Goma shot three men.",
        "Police fired on men in a den under the mosque.",
    ],
)
def test_a_short_english_sentence_is_no_danish(text: str, cues: PageCues) -> None:
    """Words that English shares with its neighbours, and names, make no other language of it."""
    assert detect_language(text, cues.languages) in {"en", "und"}
