"""What many tests stand on."""

import fake
import pytest

from pipeline import steps


@pytest.fixture
def fake_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is loaded: `tests/fake.py` reads."""
    monkeypatch.setattr(steps, "annotations", fake.annotations)
    monkeypatch.setattr(steps, "fingerprint", lambda *_: "fake")
