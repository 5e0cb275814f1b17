"""Keeping a result: private, whole, never over something else, and readable again."""

from __future__ import annotations

import errno
import html
import json
import os
import random
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.agreement import shipped_walks
from hypothesis import settings

from triage.interview.interview import Interview
from triage.interview.sheet import Earlier, read_sheet
from triage.results import saving
from triage.results.saving import ENDINGS, GONE, SaveError, content_of, offered, save
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


@pytest.mark.parametrize("ending", [".html", ".md", ".txt"])
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
    written = html.unescape(saving.content_of(interview, ending, TODAY)).partition("<body>")
    content = " ".join((written[2] or written[0]).replace("\\", "").split())
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


@pytest.mark.parametrize(
    ("name", "told"),
    [("mine.md/", "is a folder"), ("", "is a folder"), ("no/such/folder/mine.md", "No such file")],
)
def test_a_place_that_will_not_do_is_told(
    finished: Interview, tmp_path: Path, name: str, told: str
) -> None:
    """A folder, there or not: a sentence with the full path."""
    with pytest.raises(SaveError, match=rf"{told}.*{tmp_path}"):
        save(f"{tmp_path}/{name}", finished, TODAY)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("mine", "mine.md"),
        ("mine.doc", "mine.doc.md"),
        ("mine.HTML", "mine.HTML"),
        ("'my pain.txt'", "my pain.txt"),
        ('"mine"', "mine.md"),
        ("$WHERE/mine.md", "there/mine.md"),
    ],
)
def test_a_name_is_understood_as_people_type_it(
    finished: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, saved: str
) -> None:
    """A missing ending is added, quotes around it are none of it, a variable is what it stands for.

    C5: each of these was refused.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHERE", str(tmp_path / "there"))
    (tmp_path / "there").mkdir()
    assert save(name, finished, TODAY) == str(tmp_path / saved)
    assert (tmp_path / saved).exists()


def test_a_folder_is_called_one_without_a_slash_too(finished: Interview, tmp_path: Path) -> None:
    """C5: it was told that its name has to end in something else."""
    (tmp_path / "mine").mkdir()
    with pytest.raises(SaveError, match=r"that is a folder; add a name for the file: .*mine"):
        save(tmp_path / "mine", finished, TODAY)


def test_the_name_that_is_offered_is_always_free(
    small: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C5: the second save failed with its own default. The day and what it holds are in it."""
    monkeypatch.chdir(tmp_path)
    whole, begun = Interview.replay(build(small), ANSWERS), Interview.begin(build(small))
    names = []
    for interview in (whole, whole, whole, begun, begun):
        name, folder = offered(interview, TODAY)
        assert folder == str(tmp_path)
        names.append(name)
        save(name, interview, TODAY)
    assert names == [
        "triage-result-2026-11-22.html",
        "triage-result-2026-11-22-2.html",
        "triage-result-2026-11-22-3.html",
        "triage-answers-2026-11-22.html",
        "triage-answers-2026-11-22-2.html",
    ]


def test_a_working_folder_that_is_gone_is_told(
    finished: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file would go is asked at the system, which may know of no such place."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert offered(finished, TODAY).folder == GONE
    with pytest.raises(SaveError, match=GONE):
        save("mine.md", finished, TODAY)
    assert save(tmp_path / "mine.md", finished, TODAY) == str(tmp_path / "mine.md")


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


# Disks that cannot do everything


def refusing(number: int) -> Callable[..., None]:
    """What the system says of something that a disk cannot do."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


DISKS = {
    "FAT": {"link": errno.EPERM},
    "a network drive": {"link": errno.EOPNOTSUPP, "fsync": errno.EINVAL},
    "one without renaming": {"link": errno.EPERM, "replace": errno.EPERM},
}


@pytest.mark.parametrize("disk", DISKS)
def test_a_disk_that_cannot_do_everything_is_saved_to(
    finished: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: str
) -> None:
    """No second names, no settling, no renaming: whole, over nothing, and nothing beside it.

    C5: with no second names there was no saving at all.
    """
    for call, number in DISKS[disk].items():
        monkeypatch.setattr(os, call, refusing(number))
    path = save(tmp_path / "mine.md", finished, TODAY)
    assert Path(path).read_text() == content_of(finished, ".md", TODAY)
    with pytest.raises(SaveError, match="already"):
        save(path, finished, TODAY)
    assert os.listdir(tmp_path) == ["mine.md"]


@pytest.mark.parametrize("nameless", [True, False])
def test_a_disk_that_loses_what_is_written_is_told(
    finished: Interview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool
) -> None:
    """Full or broken: one sentence, and nothing is left."""
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(os, "fsync", refusing(errno.ENOSPC))
    with pytest.raises(SaveError, match=r"No space left on device: .*mine"):
        save(tmp_path / "mine.md", finished, TODAY)
    assert os.listdir(tmp_path) == []


NO_SECOND_NAMES = """
import errno, os, signal
def refuse(*names, **how):
    raise OSError(errno.EPERM, "")
os.link = refuse
os.replace = lambda *names: os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_where_there_are_no_second_names_it_is_empty_or_whole(
    small: dict[str, Any], tmp_path: Path
) -> None:
    """Never half of it: it is written beside, and put in the place of an empty file."""
    target = tmp_path / "mine.md"
    code = NO_SECOND_NAMES + KILLED_AT.replace("link, fsync", "_, fsync")
    asked = json.dumps([small, ANSWERS, str(target), "it is about to be moved", False])
    done = subprocess.run([sys.executable, "-c", code], input=asked, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_text() == ""


# A page to print


HOSTILE = "<script>alert(1)</script> & <b>\"'"


def test_a_page_has_no_script_and_every_text_is_escaped(small: dict[str, Any]) -> None:
    """Whatever a rule file says, it is text; and the page fetches nothing."""
    small["title"] = small["recommendations"]["rest"]["title"] = HOSTILE
    interview = Interview.replay(build(small), ANSWERS)
    page = content_of(interview, ".html", TODAY)
    assert html.escape(HOSTILE) in page
    assert "<script" not in page
    assert "<b>" not in page
    assert "default-src 'none'" in page
    assert "@media print" in page
    assert not re.search(r"(?:src|@import|url\()\s*[=(]", page)


def test_a_page_is_whole(finished: Interview, small: dict[str, Any]) -> None:
    """Every element that is opened is closed, with a result and without one."""
    for interview in (finished, Interview.begin(build(small))):
        page = content_of(interview, ".html", TODAY).partition("</head>")[2]
        opened = ["html"]
        for closing, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", page):
            if closing:
                assert opened.pop() == name
            elif name != "br":
                opened.append(name)
        assert opened == []


# What else is remembered


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_kept_aside_and_what_is_only_marked_is_saved_too(
    small: dict[str, Any], ending: str
) -> None:
    """B2: ticks that were not confirmed were lost, and the file was said to be saved."""
    questionnaire = build(small)
    interview = Interview.replay(questionnaire, ANSWERS).back().change("signs", ["numb"])
    assert [step.question.id for step in interview.aside] == ["leg", "pain"]
    saved = content_of(interview, ending, TODAY, marked={"leg": "sharp"}).encode()
    sheet = read_sheet(saved, f"saved{ending}", questionnaire)
    assert sheet.problems == []
    assert sheet.answers == {"signs": ("numb",)}
    assert sheet.aside == {"leg": "no", "pain": 3}
    assert sheet.marked == {"leg": "sharp"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_says_when_it_was_saved_and_what_it_came_to(
    finished: Interview, ending: str
) -> None:
    """Both are what a later result is compared with, and so is what was compared with before."""
    levels = finished.questionnaire.levels
    first, *_, last = levels.values()
    then = Earlier(date(2026, 11, 1), first)
    saved = content_of(finished, ending, TODAY, then=then).encode()
    sheet = read_sheet(saved, f"saved{ending}", finished.questionnaire)
    assert sheet.saved == Earlier(TODAY, last)
    assert sheet.before == then
