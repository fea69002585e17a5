"""Ask which area a word may mean that is no area of the files: another spelling, a name, a former code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from yjreport.formats import listing
from yjreport.gate.vocabulary.context import GateContext

_CODE = re.compile(r"[A-Z][0-9]{8}")
_LOOKS_LIKE_CODE = re.compile(r"[A-Za-z][0-9OIl]{5,11}")
_MOST = 3
_NEAR_CODE, _NEAR_WORD = 0.85, 0.6


def about_area(text: str, context: GateContext) -> str:
    """Return what an unknown area may mean, in a sentence that names what to write; blank without a guess."""
    plain = text.strip()
    return (
        _former(plain, context) or _by_code(plain, context) or _by_name(plain, context)
        or _nearest(plain, context) or _authorities(context)
    )  # fmt: skip


def _former(text: str, context: GateContext) -> str:
    current, name = context.national.former.get(text.upper(), ("", ""))
    if not current:
        return ""
    here = "" if current in context.areas or not context.areas else _not_here(context)
    return f"{text} is a former code of {name or current}; the current one is {current}{here}."


def _by_code(text: str, context: GateContext) -> str:
    code = text.upper()
    for key, area in context.areas.items():
        if area.code == code and area.code != key:
            return f"{code} is {area.name}: write {key}."
        if key == code:
            return f"Did you mean {shown(key, context)}?"
    if code in context.national.names:
        return f"{code} is {context.national.names[code]}{_not_here(context)}."
    return ""


def _by_name(text: str, context: GateContext) -> str:
    wanted = _plain(text)
    if not wanted:
        return ""
    keys = [key for key, area in context.areas.items() if wanted in (_plain(area.name), _plain(key))]
    if keys:
        return _meant(keys, context)
    for code, name in context.national.names.items():
        if _plain(name) == wanted:
            return f"{name} is {code}{_not_here(context)}."
    return ""


def _nearest(text: str, context: GateContext) -> str:
    words: dict[str, str] = {}
    if _LOOKS_LIKE_CODE.fullmatch(text):
        for key, area in context.areas.items():
            words |= {code: key for code in (key, area.code) if _CODE.fullmatch(code)}
        near = get_close_matches(text.upper(), words, n=_MOST, cutoff=_NEAR_CODE)
    else:
        for key, area in context.areas.items():
            words |= {_plain(word): key for word in (area.name, key) if word and not _CODE.fullmatch(word)}
        near = get_close_matches(_plain(text), words, n=_MOST, cutoff=_NEAR_WORD)
    keys = dict.fromkeys(words[word] for word in near)
    return _meant(keys, context) if keys else ""


def _meant(keys: Iterable[str], context: GateContext) -> str:
    return f"Did you mean {listing([shown(key, context) for key in keys], 'or')}?"


def _authorities(context: GateContext) -> str:
    own = [key for key, area in context.areas.items() if area.role == "member"]
    if not own:
        return ""
    named = [shown(key, context) for key in own[:_MOST]]
    if len(own) > _MOST:
        named.append(shown(own[-1], context) if len(own) == _MOST + 1 else f"{len(own) - _MOST} more")
    return f"This service: local, {listing(named)}."


def _not_here(context: GateContext) -> str:
    own = any(area.role == "member" for area in context.areas.values())
    return ", which is no authority of this service" if own else ""


def shown(key: str, context: GateContext) -> str:
    """Return the word to write and, where it is a code, what it is the code of."""
    area = context.areas.get(key)
    name = area.name if area else ""
    return f"{key} ({name})" if name and _CODE.fullmatch(key) else key


def _plain(text: str) -> str:
    """Return a name without what writers vary: capitals, hyphens, an ampersand, the article, the office."""
    words = re.sub(r"[^a-z0-9]+", " ", text.casefold().replace("&", " and ")).split()
    idle = {"the", "city", "of", "council", "county", "borough", "metropolitan", "district", "unitary", "authority"}
    kept = [word for word in words if word not in idle]
    return " ".join(kept or words)
