"""Draw from a seeded stream in ways that give the same on every machine and version of Python."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")
SEED = "exampleshire-2025"


class Chance:
    """
    Draw numbers, words and days.

    Only `Random.random` is used, whose sequence Python promises to keep; the rest is arithmetic. Each part of the
    generator has a stream of its own, so that a change in one part leaves the others as they are.
    """

    def __init__(self, stream: str) -> None:
        self._random = Random(f"{SEED}/{stream}")  # noqa: S311  nothing here is secret

    def share(self) -> float:
        """Return a number from 0 up to 1."""
        return self._random.random()

    def yes(self, probability: float) -> bool:
        """Return True with a probability."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self.share() * (high - low + 1))

    def one(self, items: Sequence[T]) -> T:
        """Return one of some items."""
        return items[int(self.share() * len(items))]

    def pick(self, weights: Mapping[T, float]) -> T:
        """Return one of some items by their weights."""
        point = self.share() * sum(weights.values())
        *_, last = weights
        for item, weight in weights.items():
            point -= weight
            if point < 0:
                return item
        return last

    def wait(self, mean: float) -> float:
        """Return a waiting time of a constant hazard."""
        return -mean * math.log(1 - self.share())

    def more(self, again: float, most: int) -> int:
        """Return how often something happens that happens again with a probability, at most so often."""
        number = 0
        while number < most and self.yes(again):
            number += 1
        return number

    def day(self, first: date, last: date) -> date:
        """Return a day from first to last, both included."""
        return first + timedelta(days=self.whole(0, (last - first).days))

    def maybe_unknown(self, answer: str, unknown: float = 0.06, blank: float = 0.01) -> str:
        """Return an answer, or not known or a blank cell now and then."""
        point = self.share()
        return "not known" if point < unknown else "" if point < unknown + blank else answer
