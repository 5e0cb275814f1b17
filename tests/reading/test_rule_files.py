"""Which files a path means: every rule file below a folder, and never silence about the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from triage.reading.rule_files import gather


def touch(*names: str) -> None:
    """Make empty files, with the folders they need."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)


@contextmanager
def nested(names: list[str]) -> Iterator[None]:
    """Folders inside each other, deeper than one path can name, with a file in the last.

    They are gone at the end: what clears up after tests gives up on folders that deep.
    """
    home = Path.cwd()
    for name in names:
        os.mkdir(name)
        os.chdir(name)
    Path("deep.yaml").touch()
    try:
        os.chdir(home)
        yield
    finally:
        os.chdir(home)
        for name in names:
            os.chdir(name)
        Path("deep.yaml").unlink()
        for name in reversed(names):
            os.chdir("..")
            os.rmdir(name)


def test_files_come_by_name_and_those_of_a_folder_before_its_folders() -> None:
    """The same order everywhere; what is hidden or no YAML is left out."""
    touch("r/b.yaml", "r/a/z.yml", "r/c.YAML", "r/a/b/y.yaml", "r/.h/x.yaml", "r/.x.yaml", "r/x.md")
    assert gather(["r"]) == (("r/b.yaml", "r/c.YAML", "r/a/z.yml", "r/a/b/y.yaml"), ())


def test_a_linked_folder_is_looked_into() -> None:
    """What stands there is not passed over in silence."""
    touch("rules/good.yaml", "other/broken.yaml")
    os.symlink("../other", "rules/linked")
    assert gather(["rules"]).files == ("rules/good.yaml", "rules/linked/broken.yaml")


def test_links_that_lead_round_in_a_circle_end() -> None:
    """And a folder goes by its own name, whatever links lead to it, too."""
    touch("rules/sub/a.yaml")
    os.symlink("..", "rules/sub/up")
    os.symlink("sub", "rules/again")
    os.symlink("self", "rules/self")
    assert gather(["rules"]) == (("rules/sub/a.yaml",), ())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named() -> None:
    """Nobody looked into it, so it cannot pass for checked."""
    touch("rules/good.yaml", "rules/locked/broken.yaml")
    Path("rules/locked").chmod(0)
    found = gather(["rules"])
    Path("rules/locked").chmod(0o700)
    assert found.files == ("rules/good.yaml",)
    assert [failure.name for failure in found.failures] == ["rules/locked"]
    assert found.failures[0].message == "rules/locked cannot be read: Permission denied"


def test_a_folder_whose_name_is_too_long_is_named() -> None:
    """Nobody can read it by its name, so it cannot pass for checked."""
    touch("good.yaml")
    with nested(["n" * 200] * 25):
        found = gather(["."])
    assert found.files == ("./good.yaml",)
    assert len(found.failures) == 1
    assert found.failures[0].message.endswith(" cannot be read: File name too long")


def test_folders_may_be_nested_deeper_than_functions() -> None:
    """A file a thousand folders down is found."""
    with nested(["d"] * 1200):
        (file,) = gather(["d"]).files
    assert file == "d/" * 1200 + "deep.yaml"
