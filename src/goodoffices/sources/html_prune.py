"""Parts of a page that are not the story's, known by their mark-up, are cut away before extraction."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_TAGS = frozenset(
    "nav footer aside form dialog amp-sidebar amp-consent amp-ad amp-social-share button".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog alert menu toolbar".split()
)
_WORDS = re.compile(
    r"(?:^|[\s_-])(?:newsletters?|sign-?up|subscri(?:be|ption)s?|promos?|promotion|relate|related\w*|interstitial|self-promo|cta|call-to-action|relatedposts"
    r"|recommend\w*|read-?(?:more|next|also)|also-?read|more-?(?:stories|on|from|news)|most-?(?:read|viewed"
    r"|popular)|trending|shar(?:e|ing)(?:-?(?:tools|buttons|bar|this))?|sharedaddy|social|cookies?|cmp"
    r"|consent|gdpr|adverts?|advertis\w+|ads?|sponsor\w*|outbrain|taboola|breadcrumbs?|pagination"
    r"|comments?|disqus|paywall|barrier|regwall|meter|login|tags?|sidebar|menu|navbar|toolbar|modal|popup"
    r"|overlay|rich-link|inline-links|image-?caption|credit|counter|next-gallery|up-?next|app-?promo"
    r"|donat\w*|support-?us|contributors?|experts?|footnotes?|pull-?quotes?|author-?(?:bio|box|card)|masthead|latest|copyright|byline|timestamp\w*|skip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COLUMNS = frozenset(
    "right left rightcol leftcol right-column left-column rightbar leftbar col-right col-left".split()
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|__+")
_INLINE_LINK = re.compile(
    r"^\W*(?:(?:read|also read|see|watch|listen|related|more|read more|read also"
    r"|recommended(?: for you)?)"
    r"(?:\s+(?:more|also|on this|stories|articles))?|(?:à )?lire(?: aussi)?|voir aussi"
    r"|lea? también|leia também"
    r"|lesen sie auch|mehr zum thema|leggi anche|читайте (?:также|ещё)|اقرأ (?:أيضا|المزيد)|baca juga)"
    r"\s*[:|»>-]?",
    re.IGNORECASE,
)
_KEPT = frozenset("html body main article head".split())
_UNREAD = frozenset({"a", "script", "style", "noscript", "template"})
_MOST = 0.4
_WORD_OR_TWO = 20


class _Weight(NamedTuple):
    """How many letters of prose stand in a node, links left out, and whether the headline does."""

    prose: int
    headed: bool


def prune(tree: Any) -> Any:  # noqa: ANN401 - lxml has no types
    """Return `tree` without the parts that its mark-up calls something else than the story.

    A part that holds two fifths of the page's prose or more is the story's, whatever it is called.
    """
    weights = _weigh(tree)
    most = _MOST * max(1, weights[tree].prose)
    stack = list(reversed(tree))
    while stack:
        node = stack.pop()
        if not isinstance(node.tag, str):
            continue
        weight = weights[node]
        may_go = weight.prose < most and (node.tag == "nav" or not weight.headed)
        if may_go and node.tag not in _KEPT and _is_furniture(node):
            node.drop_tree()
        else:
            stack.extend(reversed(node))
    return tree


def _weigh(tree: Any) -> dict[Any, _Weight]:  # noqa: ANN401 - lxml has no types
    """Return the weight of every node, each node looked at once."""
    weights: dict[Any, _Weight] = {}
    for node in reversed(list(tree.iter())):
        children = [weights[child] for child in node]
        tails = sum(_letters(child.tail) for child in node)
        prose = _letters(node.text) + tails + sum(child.prose for child in children)
        headed = node.tag == "h1" or any(child.headed for child in children)
        weights[node] = _Weight(0 if node.tag in _UNREAD else prose, headed)
    return weights


def _letters(text: str | None) -> int:
    """Return how long a text is, nothing for a word or two."""
    return len(text) if text and len(text) > _WORD_OR_TWO else 0


def _is_furniture(node: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Return whether a node's tag, role, class or look says that it is not the story's."""
    if node.tag in _TAGS or (node.get("role") or "").lower() in _ROLES:
        return True
    if node.get("hidden") is not None or "display:none" in (node.get("style") or "").replace(
        " ", ""
    ):
        return True
    if (node.get("id") or "").lower() in _COLUMNS:
        return True
    names = _CAMEL.sub("-", f"{node.get('class') or ''} {node.get('id') or ''}"[:400])
    if names.strip() and _WORDS.search(names):
        return True
    if node.tag == "sup":
        return next(node.iter("a"), None) is not None
    return node.tag in {"p", "div", "li", "blockquote"} and _is_pointer(node)


def _is_pointer(node: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Return whether a paragraph does nothing but lead to another story: "Read more:" and a link."""
    links = node.findall(".//a")
    if len(links) != 1 or len(node) > 3:
        return False
    words = " ".join(node.text_content().split())
    linked = " ".join(links[0].text_content().split())
    rest = words.replace(linked, "", 1).strip()
    return (
        bool(linked) and len(rest) < 30 and bool(rest) and _INLINE_LINK.fullmatch(rest) is not None
    )
