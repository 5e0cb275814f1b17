"""Keeping a result: private, whole, never over something else, and readable again."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.agreement import shipped_walks
from hypothesis import settings

from triage.interview.interview import Interview
from triage.interview.sheet import read_sheet
from triage.results import saving
from triage.results.saving import ENDINGS, SaveError, content_of, save
from triage.results.summary import summarize
from triage.rules.build import build

TODAY = date(2026, 11, 22)
ANSWERS = {"signs": ("tired",), "leg": "no", "pain": 3}


@pytest.fixture
def finished(small: dict[str, Any]) -> Interview:
    """A finished interview."""
    return Interview.replay(build(small), ANSWERS)


@pytest.mark.parametrize("ending", saving.ENDINGS)
def test_a_saved_interview_is_the_same_interview_when_resumed(
    finished: Interview, tmp_path: Path, ending: str
) -> None:
    """Every kind of file holds the answers in a form that is read back."""
    path = save(tmp_path / f"mine{ending}", finished, TODAY)
    sheet = read_sheet(Path(path).read_bytes(), path, finished.questionnaire)
    assert sheet.problems == []
    assert Interview.replay(finished.questionnaire, sheet.answers) == finished


@pytest.mark.parametrize("ending", saving.ENDINGS)
def test_an_unfinished_interview_is_kept_too(
    small: dict[str, Any], tmp_path: Path, ending: str
) -> None:
    """Nothing that was answered is lost because the rest was not."""
    interview = Interview.replay(build(small), {"signs": ["tired"]})
    path = save(tmp_path / f"half{ending}", interview, TODAY)
    sheet = read_sheet(Path(path).read_bytes(), path, interview.questionnaire)
    assert sheet.answers == {"signs": ("tired",)}


@pytest.mark.parametrize("name", ["nul\0.md", "\0/a.md"])
def test_an_impossible_name_is_told(finished: Interview, tmp_path: Path, name: str) -> None:
    """As any other failure to save; a terminal types NUL for Ctrl+Space."""
    with pytest.raises(SaveError, match="that is not a file name"):
        save(f"{tmp_path}/{name}", finished, TODAY)


def test_the_file_says_what_to_do_and_when(finished: Interview, tmp_path: Path) -> None:
    """Markdown and text hold the recommendation; JSON holds the contract's object."""
    markdown = Path(save(tmp_path / "a.md", finished, TODAY)).read_text()
    assert markdown.startswith("# A small questionnaire\n\n**\\-- Look after it yourself**")
    assert "6 December 2026" in markdown
    text = Path(save(tmp_path / "a.txt", finished, TODAY)).read_text()
    assert text.startswith("-- LOOK AFTER IT YOURSELF\n")
    content = json.loads(Path(save(tmp_path / "a.json", finished, TODAY)).read_text())
    assert content["recommendation"] == "rest"
    assert content["saved"] == "2026-11-22"


@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_nothing_of_the_result_is_left_out(small: dict[str, Any], ending: str) -> None:
    """It begins with the glance; reasons, answers and all that is folded are for the doctor."""
    small["advice"] |= {
        f"tip-{number}": {"topic": "Moving", "text": f"Tip {number}.", "sources": ["book"]}
        for number in range(12)
    }
    small["recommendations"]["rest"]["advice"] = list(small["advice"])
    interview = Interview.replay(build(small), ANSWERS)
    assert interview.result is not None
    summary = summarize(interview.questionnaire, interview.result, TODAY)
    content = " ".join(saving.content_of(interview, ending, TODAY).replace("\\", "").split())
    places = [content.casefold().index(text.casefold()) for text in summary.glance.texts]
    assert places == sorted(places)
    for section in summary.sections:
        assert content.index(section.heading) > places[-1]
        for line in section.lines:
            assert " ".join(line.text.split()) in content
    assert "To go on from here: triage run --resume" in content


def test_a_name_is_meant_from_where_the_person_is(
    finished: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The working folder, or home after a tilde; the full path is given back."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(home))
    assert save("mine.md", finished, TODAY) == str(tmp_path / "mine.md")
    assert save("~/mine.md", finished, TODAY) == str(home / "mine.md")
    assert (home / "mine.md").exists()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_read_it(finished: Interview, tmp_path: Path, mask: int) -> None:
    """Whatever the umask says."""
    before = os.umask(mask)
    try:
        path = save(tmp_path / "mine.md", finished, TODAY)
    finally:
        os.umask(before)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_nothing_is_overwritten(finished: Interview, tmp_path: Path) -> None:
    """What was there stays as it was, and the message names it."""
    (tmp_path / "mine.md").write_text("precious")
    with pytest.raises(SaveError, match=r"there is something there already.*mine\.md"):
        save(tmp_path / "mine.md", finished, TODAY)
    assert (tmp_path / "mine.md").read_text() == "precious"
    assert os.listdir(tmp_path) == ["mine.md"]


def test_no_link_is_followed(finished: Interview, tmp_path: Path) -> None:
    """Neither a link to a file nor one to nowhere leads a result to another place."""
    (tmp_path / "link.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(SaveError, match="already"):
        save(tmp_path / "link.md", finished, TODAY)
    assert not (tmp_path / "elsewhere.md").exists()


@pytest.mark.parametrize("name", ["mine", "mine.doc", "mine.md/", "no/such/folder/mine.md"])
def test_a_place_that_will_not_do_is_told(finished: Interview, tmp_path: Path, name: str) -> None:
    """A wrong ending or a folder that is not there: a sentence with the full path."""
    with pytest.raises(SaveError, match=str(tmp_path)):
        save(f"{tmp_path}/{name}", finished, TODAY)
    assert os.listdir(tmp_path) == []


def test_where_files_without_a_name_are_unknown_it_is_still_whole(
    finished: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way that other systems take keeps the same promises."""
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    path = save(tmp_path / "mine.md", finished, TODAY)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    with pytest.raises(SaveError, match="already"):
        save(path, finished, TODAY)
    assert os.listdir(tmp_path) == ["mine.md"]


SAVE_OVER_AND_OVER = """
import json, sys
from datetime import date
from triage.results import saving
from triage.rules.build import build
from triage.interview.interview import Interview
data, answers, folder = json.load(sys.stdin)
interview = Interview.replay(build(data), answers)
print("ready", flush=True)
for number in range(10**6):
    saving.save(f"{folder}/{number}.md", interview, date(2026, 11, 22))
"""


def test_a_file_whose_writer_was_killed_is_absent_or_whole(
    small: dict[str, Any], tmp_path: Path
) -> None:
    """Killed at random moments while writing file after file, 20 times (200 in ``deep``)."""
    answers = {"signs": ["tired"], "leg": "no", "pain": 3}
    whole = saving.content_of(Interview.replay(build(small), answers), ".md", TODAY)
    times = 200 if settings.get_current_profile_name() == "deep" else 20
    rng = random.Random(20261122)
    for time in range(times):
        folder = tmp_path / str(time)
        folder.mkdir()
        writer = subprocess.Popen(
            [sys.executable, "-c", SAVE_OVER_AND_OVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdin is not None
        assert writer.stdout is not None
        json.dump([small, answers, str(folder)], writer.stdin)
        writer.stdin.close()
        assert writer.stdout.readline() == "ready\n"
        files = rng.randrange(40)
        while len(os.listdir(folder)) < files:
            pass
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        for path in folder.iterdir():
            assert path.read_text() == whole


KILLED_AT = """
import io, json, os, signal, sys
from datetime import date
from triage.results import saving
from triage.rules.build import build
from triage.interview.interview import Interview
data, answers, target, moment, nameless = json.load(sys.stdin)
interview = Interview.replay(build(data), answers)
link, fsync, fdopen = os.link, os.fsync, os.fdopen

def die():
    os.kill(os.getpid(), signal.SIGKILL)

class Halfway(io.FileIO):
    def write(self, content):
        super().write(content[: len(content) // 2])
        die()

if not nameless:
    del os.O_TMPFILE
if moment == "half of it is written":
    os.fdopen = lambda descriptor, mode: Halfway(descriptor, mode)
elif moment == "it is about to be settled":
    os.fsync = lambda descriptor: die()
elif moment == "it is about to be named":
    os.link = lambda *names, **how: die()
elif moment == "it has been named":
    os.link = lambda *names, **how: (link(*names, **how), die())
saving.save(target, interview, date(2026, 11, 22))
"""


@pytest.mark.parametrize("nameless", [True, False])
@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("half of it is written", False),
        ("it is about to be settled", False),
        ("it is about to be named", False),
        ("it has been named", True),
    ],
)
def test_killed_at_the_worst_moments(
    small: dict[str, Any], tmp_path: Path, moment: str, there: bool, nameless: bool
) -> None:
    """Absent or whole; and where files without a name are known, nothing is left beside it."""
    if nameless and not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system has no files without a name")
    target = tmp_path / "mine.md"
    answers = {"signs": ["tired"], "leg": "no", "pain": 3}
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT],
        input=json.dumps([small, answers, str(target), moment, nameless]),
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert target.exists() is there
    if there:
        whole = saving.content_of(Interview.replay(build(small), answers), ".md", TODAY)
        assert target.read_text() == whole
    if nameless:
        assert os.listdir(tmp_path) == (["mine.md"] if there else [])


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_saved_and_resumed_interview_is_the_same(ending: str) -> None:
    """Saved after any answer, and as a file of any kind."""
    rng = random.Random(9)
    for complete in shipped_walks()[:40]:
        answers = list(complete.answers.items())
        for length in {len(answers), rng.randint(0, len(answers))}:
            interview = Interview.replay(complete.questionnaire, dict(answers[:length]))
            saved = content_of(interview, ending, TODAY).encode()
            sheet = read_sheet(saved, f"saved{ending}", complete.questionnaire)
            assert sheet.problems == []
            resumed = Interview.replay(complete.questionnaire, sheet.answers)
            assert resumed == interview
            assert resumed.result == interview.result
