"""Joined names as groups: a union that depends on no order."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Keys that are one, with the reasons why."""

    def __init__(self) -> None:
        """Begin with nothing joined."""
        self._above: dict[K, K] = {}
        self._reasons: dict[K, set[str]] = {}

    def root(self, key: K) -> K:
        """The key that stands for all that are one with it."""
        self._above.setdefault(key, key)
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key

    def join(self, left: K, right: K, reasons: Iterable[str]) -> None:
        """Make two keys one."""
        one, two = self.root(left), self.root(right)
        told = self._reasons.pop(one, set()) | self._reasons.pop(two, set()) | set(reasons)
        low, high = sorted((one, two), key=repr)
        self._above[high] = low
        self._reasons[low] = told

    def reasons(self, key: K) -> tuple[str, ...]:
        """Why the group of a key is one."""
        return tuple(sorted(self._reasons.get(self.root(key), ())))
