"""`triage test --mutate`: which changes there are, which are noticed, and how the rest is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from triage.checks.example import EXAMPLE
from triage.cli import main
from triage.commands import test as command
from triage.document import read
from triage.loading import load_cases_text
from triage.mutation import Change, Judge, changes_of, judge_all
from triage.mutation.conditions import altered
from triage.mutation.editing import changed, value_at, without

CASES = """\
cases:
  mild:
    story: A person.
    answers: {warning-signs: none, swelling: no, how-long: days, pain: 3}
    expect: {level: self-care}
"""


def example() -> dict[str, Any]:
    """The data of the example questionnaire."""
    document, _ = read(EXAMPLE, "knee.yaml")
    assert document is not None
    data: dict[str, Any] = document.data
    return data


def judged(data: dict[str, Any], cases: str = CASES) -> dict[str, str]:
    """The verdict on each change, by its words."""
    document = load_cases_text(cases, "knee.cases.yaml").document
    judge = Judge(data, document)
    return {change.what: judge.judge(change).verdict for change in judge.changes}


def whats(data: dict[str, Any]) -> list[str]:
    """The changes in words."""
    return [change.what for change in changes_of(data)]


@pytest.mark.parametrize(
    ("condition", "become"),
    [
        ("a.b", []),
        (["a.b"], []),
        (["a.b", "c.d"], [{"any": ["a.b", "c.d"]}, ["c.d"], ["a.b"]]),
        ({"any": ["a.b", "c.d"]}, [{"all": ["a.b", "c.d"]}, {"any": ["c.d"]}, {"any": ["a.b"]}]),
        (
            {"at_least": 2, "of": ["a.b", "c.d", "e.f"]},
            [
                {"any": ["a.b", "c.d", "e.f"]},
                {"all": ["a.b", "c.d", "e.f"]},
                {"at_least": 2, "of": ["c.d", "e.f"]},
                {"at_least": 2, "of": ["a.b", "e.f"]},
                {"at_least": 2, "of": ["a.b", "c.d"]},
            ],
        ),
        (
            {"at_least": 3, "of": ["a.b", "c.d", "e.f", "g.h", "i.j"]},
            [
                {"at_least": 2, "of": ["a.b", "c.d", "e.f", "g.h", "i.j"]},
                {"at_least": 4, "of": ["a.b", "c.d", "e.f", "g.h", "i.j"]},
                *(
                    {"at_least": 3, "of": [one for one in names if one != gone]}
                    for names in [["a.b", "c.d", "e.f", "g.h", "i.j"]]
                    for gone in names
                ),
            ],
        ),
        (
            {"at_least": 2, "of": ["a.b", "c.d"]},
            [{"any": ["a.b", "c.d"]}],
        ),
        (
            ["a.b", {"any": ["c.d", "e.f"]}],
            [
                {"any": ["a.b", {"any": ["c.d", "e.f"]}]},
                [{"any": ["c.d", "e.f"]}],
                ["a.b"],
                ["a.b", {"all": ["c.d", "e.f"]}],
                ["a.b", {"any": ["e.f"]}],
                ["a.b", {"any": ["c.d"]}],
            ],
        ),
    ],
)
def test_a_condition_becomes_weaker_or_stronger(condition: object, become: list[object]) -> None:
    """By its number, its kind, or one member less, also further in."""
    assert [changed(condition, one.path, one.value) for one in altered(condition)] == become


def test_a_bare_list_under_unless_means_any() -> None:
    """So that its other kind is all."""
    first = next(altered(["a.b", "c.d"], list_means="any"))
    assert (first.value, first.what) == (
        {"all": ["a.b", "c.d"]},
        "asked for all of its 2 members",
    )


def test_changed_data_shares_the_rest_and_leaves_the_original() -> None:
    """A copy is made of what lies on the way, and of nothing else."""
    data = {"a": {"b": [1, 2]}, "c": {"d": 3}}
    new = changed(data, ("a", "b", 1), 5)
    assert (new, data["a"]) == ({"a": {"b": [1, 5]}, "c": {"d": 3}}, {"b": [1, 2]})
    assert new["c"] is data["c"]
    assert without(data, ("a", "b", 0)) == {"a": {"b": [2]}, "c": {"d": 3}}
    assert value_at(data, ("a", "x", "y")) is None


def test_what_would_be_empty_goes_with_its_last_part() -> None:
    """A file has no empty lists."""
    assert without({"a": {"b": [1]}, "c": 2}, ("a", "b", 0)) == {"c": 2}


def test_every_kind_of_change_is_made(small: dict[str, Any]) -> None:
    """In the words that follow *nobody would notice if*."""
    small["advice"]["walk"]["level"] = {"at_most": "doctor"}
    small["questions"]["leg"]["answers"]["sharp"]["advise"] = ["walk"]
    small["questions"]["leg"]["ask_if"] = ["signs.tired"]
    small["conditions"] = {"worn": {"any": ["signs.tired", "leg.sharp"]}}
    assert whats(small) == [
        "the level `emergency` were not `enough`",
        "the level `doctor` were `enough`",
        "the level `self-care` were `enough`",
        "the advice `walk` had no `level`",
        "the advice `stretch` had no `unless`",
        "`call` were at level `doctor` instead of `emergency`",
        "`see-doctor` were at level `emergency` instead of `doctor`",
        "`see-doctor` were at level `self-care` instead of `doctor`",
        "`rest` were at level `doctor` instead of `self-care`",
        "`rest` did not come with the advice `walk`",
        "`rest` did not come with the advice `stretch`",
        "`signs.numb` did not recommend `call`",
        "`signs.numb` recommended `see-doctor` instead of `call`",
        "`signs` led to `pain` instead of `leg`",
        "`leg` were asked of everybody",
        "`leg.no` led to `rest` instead of `pain`",
        "`leg.sharp` did not recommend `see-doctor`",
        "`leg.sharp` recommended `rest` instead of `see-doctor`",
        "`leg.sharp` did not advise `walk`",
        "`leg.sharp` led to `rest` instead of `pain`",
        "`leg` led to `rest` instead of `pain`",
        "`pain.mild` went up to 3 instead of 4",
        "`pain.mild` went up to 5 instead of 4",
        "`pain.mild` led to `see-doctor` instead of `rest`",
        "`pain.strong` did not recommend `see-doctor`",
        "`pain.strong` recommended `rest` instead of `see-doctor`",
        "`pain.strong` led to `see-doctor` instead of `rest`",
        "`pain` led to `see-doctor` instead of `rest`",
        "the condition `worn` asked for all of its 2 members",
        "the condition `worn` did not name `signs.tired`",
        "the condition `worn` did not name `leg.sharp`",
        "there were no rule `tired-and-sharp`",
        "the rule `tired-and-sharp` asked for any of its 2 members",
        "the rule `tired-and-sharp` did not name `signs.tired`",
        "the rule `tired-and-sharp` did not name `leg.sharp`",
        "the rule `tired-and-sharp` recommended `see-doctor` instead of `call`",
    ]


def test_an_end_moves_to_a_calmer_a_more_urgent_and_another_of_its_level(
    small: dict[str, Any],
) -> None:
    """An answer's own end stays its own."""
    small["recommendations"]["see-physio"] = small["recommendations"]["see-doctor"]
    small["questions"]["leg"]["answers"]["sharp"]["end"] = "see-doctor"
    moved = [one for one in changes_of(small) if one.what.startswith("`leg.sharp` led")]
    assert [one.what for one in moved] == [
        f"`leg.sharp` led to `{id}` instead of `see-doctor`"
        for id in ("rest", "call", "see-physio")
    ]
    ends = [one.data["questions"]["leg"]["answers"]["sharp"]["end"] for one in moved]
    assert ends == ["rest", "call", "see-physio"]
    assert {one.path for one in moved} == {("questions", "leg", "answers", "sharp", "end")}


def test_a_rule_with_several_recommendations_can_lose_one(small: dict[str, Any]) -> None:
    """With one, losing it is the same as being dropped."""
    small["rules"]["tired-and-sharp"]["recommend"] = ["call", "see-doctor"]
    assert "the rule `tired-and-sharp` did not recommend `see-doctor`" in whats(small)


def test_changes_are_noticed_by_checks_the_proof_and_cases() -> None:
    """Whichever it is."""
    verdicts = judged(example())
    assert verdicts["`warning-signs` led to `how-long` instead of `swelling`"] == "noticed"
    assert verdicts["`look-after-it` were at level `within-days` instead of `self-care`"] == (
        "noticed"
    )
    assert verdicts["`swelling.a-lot` did not recommend `see-doctor`"] == "unnoticed"


def test_a_change_that_shows_nobody_anything_else_is_not_counted() -> None:
    """Decided over all paths, so that nobody looks for a case that cannot exist."""
    data = example()
    data["questions"]["pain"]["answers"]["strong"]["recommend"] = ["see-doctor"]
    verdicts = judged(data)
    assert verdicts["`pain.strong` did not recommend `see-doctor`"] == "unchanged"


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_change_is_judged_once_in_order_however_many_processes(jobs: int) -> None:
    """And who watches is told how far it is."""
    told: list[tuple[int, int]] = []
    data = example()
    found = list(judge_all(data, CASES, lambda *far: told.append(far), jobs))
    changes = list(changes_of(data))
    assert [change for change, _ in found] == changes
    assert {change.what: verdict.verdict for change, verdict in found} == judged(data)
    assert told == [(number, len(changes)) for number in range(1, len(changes) + 1)]


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knee.yaml").write_text(EXAMPLE)
    Path("knee.cases.yaml").write_text(CASES)


@pytest.mark.usefixtures("_folder")
def test_the_report_says_what_with_its_line_and_a_case_and_the_score(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Changes that nobody would notice are no failure."""
    assert main(["test", "knee.yaml", "--mutate"]) == 0
    output = capsys.readouterr()
    assert (
        "knee.yaml:66:47: nobody would notice if `swelling.a-lot` did not recommend "
        "`see-doctor`\n"
        "  A case that notices it:\n"
        "    answers: {warning-signs: [], swelling: a-lot, how-long: days, pain: 4}\n"
        "    expect: {level: within-days}\n"
    ) in output.out
    assert "    expect: {never_advise: [squats]}\n" in output.out
    assert output.out.endswith(
        "knee.yaml: 18 of 34 changes would be noticed (52.9 %); 1 more would show nobody anything "
        "else.\n\n1 case run: 1 passed.\n"
    )
    assert output.err == ""


@pytest.mark.usefixtures("_folder")
def test_the_cases_that_are_shown_do_notice(capsys: pytest.CaptureFixture[str]) -> None:
    """Pasted into the file of cases, they leave nothing unnoticed."""
    assert main(["test", "knee.yaml", "--mutate", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["files"][0]["mutation"]
    assert {key: found[key] for key in ("changes", "noticed", "unchanged", "score")} == {
        "changes": 35,
        "noticed": 18,
        "unchanged": 1,
        "score": 0.5294,
    }
    more = CASES + "".join(
        f"  n{number}: {json.dumps({'story': 'One.', 'answers': one['answers']})[:-1]}, "
        f"expect: {json.dumps(one['expect'])}}}\n"
        for number, one in enumerate(found["unnoticed"])
    )
    assert set(judged(example(), more).values()) == {"noticed", "unchanged"}


@pytest.mark.parametrize(
    ("rules", "cases", "said"),
    [
        (EXAMPLE, CASES.replace("self-care", "emergency"), "[failed-case]"),
        (EXAMPLE.replace("[swelling.a-little, ", "[swelling.no, swelling.a-little, "), CASES, "["),
    ],
)
@pytest.mark.usefixtures("_folder")
def test_a_file_with_faults_is_not_changed(
    rules: str, cases: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no telling what is noticed where something is wrong already."""
    Path("knee.yaml").write_text(rules)
    Path("knee.cases.yaml").write_text(cases)
    assert main(["test", "knee.yaml", "--mutate"]) == 1
    output = capsys.readouterr().out
    assert said in output
    assert "would be noticed" not in output


def test_progress_is_shown_on_a_terminal_and_gone_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of it gets into a file."""
    command._progress(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    command._progress(1, 2)
    command._progress(2, 2)
    assert capsys.readouterr().err == "\r1 of 2 changes looked at\r" + " " * 24 + "\r"


def test_a_change_is_plain_data(small: dict[str, Any]) -> None:
    """Words, place and data; the original stays as it was."""
    before = json.dumps(small)
    changes = list(changes_of(small))
    assert all(isinstance(one, Change) and one.data != small for one in changes)
    assert json.dumps(small) == before
