"""Fixtures that every stage's tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "corpus" / "asean" / "A_RES_71_255.txt"

settings.register_profile(
    "clausetrail",
    deadline=None,  # no timing in a test
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("soak", parent=settings.get_profile("clausetrail"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "clausetrail"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is absent; in CI, which installs it, that is a failure."""
    for mark in item.iter_markers("program"):
        for name in mark.args:
            if shutil.which(name) is None:
                reason = f"the program {name} is not installed"
                if os.environ.get("CI"):
                    pytest.fail(f"{reason}, and .ci/run should have installed it", pytrace=False)
                pytest.skip(reason)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents, which is not part of the project."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real documents (../shared/data) are not here")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> Path:
    """The text of the 71st session that the project was created from."""
    return SEED
