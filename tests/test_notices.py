"""A promise to those whose work we use: each package that a group installs is named in the notices."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_package_that_is_installed_is_named() -> None:
    installed = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", (ROOT / "NOTICES.md").read_text()))
    assert installed
    assert installed - named == set()
