"""Chance with a seed: the same number makes the same estates on any machine."""

from random import Random
from typing import Sequence, TypeVar

T = TypeVar("T")


class Chance:
    """Draws of one estate."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)
        self.count = 0

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def one(self, values: Sequence[T]) -> T:
        return values[self.random.randrange(len(values))]

    def some(self, values: Sequence[T], least: int = 0, most: int | None = None) -> list[T]:
        """A few of the values, in their order."""
        most = len(values) if most is None else min(most, len(values))
        count = self.random.randint(min(least, most), most)
        return sorted(self.random.sample(list(values), count), key=list(values).index)

    def number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def fresh(self) -> int:
        """A number that this estate has not had."""
        self.count += 1
        return self.count
