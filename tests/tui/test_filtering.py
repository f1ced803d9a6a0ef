"""The figure keys: a class alone, further ones beside it, and none for all."""

from __future__ import annotations

import pytest

from clausetrail_tui.filtering import pressed

CLASSES = ("substantive", "rollover", "editorial", "identical")
USUAL = ("identical",)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("1", "1"), ("4", "4"), ("12", "12"), ("121", "2"), ("11", "123"), ("1212", "123"),
        ("123", "123"), ("1231", "1"), ("1234", "4"), ("12344", "123"),
    ],
)  # fmt: skip
def test_keys_one_after_the_other(keys: str, shown: str) -> None:
    hidden: tuple[str, ...] = USUAL
    for key in keys:
        hidden = pressed(CLASSES[int(key) - 1], hidden, CLASSES, USUAL)
    assert hidden == tuple(each for at, each in enumerate(CLASSES, 1) if str(at) not in shown)
