"""Joined keys as groups: a union that depends on no order."""

from collections.abc import Iterable

Key = tuple[str, ...]  # kind first, then what is named; marks such as `#place` sort before letters


class Groups:
    """Keys that are one, with the reasons why."""

    def __init__(self) -> None:
        """Begin with nothing joined."""
        self._above: dict[Key, Key] = {}
        self._reasons: dict[Key, set[str]] = {}

    def root(self, key: Key) -> Key:
        """The key that stands for all that are one with it: the first of them."""
        while (above := self._above.get(key, key)) != key:
            self._above[key] = self._above.get(above, above)
            key = above
        return key

    def join(self, left: Key, right: Key, reasons: Iterable[str]) -> None:
        """Make two keys one."""
        low, high = sorted((self.root(left), self.root(right)))
        told = self._reasons.pop(low, set()) | self._reasons.pop(high, set()) | set(reasons)
        if low != high:
            self._above[high] = low
        self._reasons[low] = told

    def reasons(self, key: Key) -> tuple[str, ...]:
        """Why the group of a key is one."""
        return tuple(sorted(self._reasons.get(self.root(key), ())))
