"""
Helper columns of shares of one whole: whether one denominator can be behind all of them.

A plan printed 39 children in need as 17% and 25 looked-after children as 13% of the same children: the first needs
223 to 236 of them and the second 186 to 200.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from yjreport.gate.figures.readings import Observed, Reading, listed
from yjreport.gate.reading import arithmetic, cells
from yjreport.gate.reading.rows import Key

HELPERS: dict[str, type] = {"denominators_words": str, "counted_found": str, "counted_words": str}
"""Helper columns, with str for text and float for numbers."""

_SAID = r"\bfits?\b|do(?:es)? not agree|(?:different|other) (?:denominator|cohort|whole)|denominators? differ"


def add(observed: Observed) -> None:
    """
    Set the helpers of shares that need different denominators.

    The suite's `shares` names `counts` (a share and the measure that counts its numerators), `wholes` (a share and the
    measure that counts its denominator), `groups` (dimensions whose values are groups of their own, each with its
    denominator) and `same` (lists of values of a breakdown that mean the same).
    """
    items, shares = observed.items, observed.settings.get("shares", {})
    same = {word.casefold(): words[0] for words in shares.get("same", ()) for word in words}
    counts = {pair["share"]: pair["count"] for pair in shares.get("counts", ())}
    numbers: dict[Key, Reading] = {
        (item.row["measure"], item.row["area"], _part(item, same), item.when): item
        for item in items
        if item.row["unit"] == "count" and item.value is not None and item.when
    }
    groups = {name.casefold() for name in shares.get("groups", ())}
    families: dict[Key, list[tuple[Reading, range, str]]] = {}
    for item in items:
        if item.row["unit"] != "percent" or item.terms.kind != "level" or not item.terms.bottom:
            continue
        dimensions = tuple(name.casefold() for name, _ in item.row["key_breakdown"])
        fitting = None if groups & set(dimensions) else _fitting(item, counts, numbers, same)
        if fitting and item.when:
            key = (item.terms.section, item.terms.bottom, item.row["area"], item.when, item.row["source"])
            families.setdefault(key, []).append((item, *fitting))
    for family in families.values():
        _add_family(family)
    single = [item for item in items if not groups & {name.casefold() for name, _ in item.row["key_breakdown"]}]
    for pair in shares.get("wholes", ()):
        _add_counted(single, numbers, pair)


def _part(item: Reading, same: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(same.get(value.casefold(), value.casefold()) for _, value in item.row["key_breakdown"])


def _fitting(
    item: Reading, counts: Mapping[str, str], numbers: Mapping[Key, Reading], same: Mapping[str, str]
) -> tuple[range, str] | None:
    """Return the denominators that fit a share, and how it is printed; None where its numerator is not known."""
    printed = item.row["value_number"]
    top, bottom = cells.whole(item.row["numerator"]), cells.whole(item.row["denominator"])
    if item.bounded:
        return None
    if bottom and top is not None:
        return range(bottom, bottom + 1), f"{top} of {bottom}"
    if top is None:
        number = numbers.get((counts.get(item.row["measure"]), item.row["area"], _part(item, same), item.when))
        if number is None or number.bounded or number.whole is None:
            return None
        top = number.whole
    if printed is None or not 0 < printed <= 100 or not top:
        return None
    fits = arithmetic.denominators_that_fit(printed, top)
    return (fits, f"{top} = {printed}%") if fits else None


def _add_family(family: Sequence[tuple[Reading, range, str]]) -> None:
    """Set on the first share that no denominator of all those before it fits, what each of them needs."""
    low, high = 0, None
    for place, (item, fits, _) in enumerate(family):
        low = max(low, fits[0])
        high = fits[-1] if high is None else min(high, fits[-1])
        if low <= high:
            continue
        if any(one.notes(_SAID) for one, _, _ in family):
            return
        texts = [f"{words} ({one.place}) fits {arithmetic.listed(ways)}" for one, ways, words in family[: place + 1]]
        clashing = [
            text for text, (_, ways, _) in zip(texts, family, strict=False) if ways[-1] < fits[0] or fits[-1] < ways[0]
        ]
        item.row["denominators_words"] = listed([*clashing[:2], texts[place]])
        return


def _add_counted(items: Iterable[Reading], numbers: Mapping[Key, Reading], pair: Mapping[str, str]) -> None:
    """Compare a share with the count of its whole in another row, where the two are of one period."""
    for item in items:
        if item.row["measure"] != pair["share"] or item.bounded:
            continue
        whole = numbers.get((pair["count"], item.row["area"], (), item.when)) if item.when else None
        if whole is None or whole.bounded or not whole.whole:
            continue
        number, printed = whole.whole, item.row["value_number"]
        if item.notes(rf"(?<!\d){number}(?!\d)"):
            continue
        if item.counts:
            if item.counts[1] != number:
                item.row["counted_found"] = f"{item.counts[0]} of {item.counts[1]}"
                item.row["counted_words"] = f"out of {number}, which {whole.place} counts ({pair['words']})"
        elif printed is not None and 0 <= printed <= 100 and not arithmetic.numerators_that_fit(printed, number):
            near = ", ".join(map(str, arithmetic.nearest_denominators(printed, number)))
            item.row["counted_found"] = f"{printed}%"
            item.row["counted_words"] = (
                f"a share of the {number} in {whole.place}; denominators that can give it: {near}"
            )
