"""Ids: short hashes of what makes the thing itself, so that two runs compare and a correction stays attached."""

from hashlib import blake2b


def short_hash(*parts: object) -> str:
    """Twelve hexadecimal digits that depend on every part and on their order."""
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).hexdigest()
