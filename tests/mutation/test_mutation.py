"""`triage test --mutate`: which changes there are, which are noticed, and how the rest is shown."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import joint_paths, oracle
from helpers.random_questionnaires import dump, random_questionnaire

from triage.casefile import Outcome, run_cases
from triage.checks.example import EXAMPLE
from triage.cli import main
from triage.commands import test as command
from triage.diff.shown import Shown
from triage.diff.sides import Side
from triage.mutation import Change, Judge, Judged, changes_of, difference, judge_all
from triage.mutation.conditions import altered
from triage.mutation.editing import changed, value_at, without
from triage.mutation.judging import built
from triage.proof import NotProvedError
from triage.reading.document import read
from triage.reports import mutation as report
from triage.reports.mutation import Mutated
from triage.rulefile import load_cases_text
from triage.rules.build import build
from triage.rules.questionnaire import Advice, Recommendation

SEEDS = range(100 if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 5)
QUESTIONNAIRES = 6
CHANGES = 8

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
    assert [changed(condition, one.keys, one.value) for one in altered(condition)] == become


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
    assert {one.keys for one in moved} == {("questions", "leg", "answers", "sharp", "end")}


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


def test_a_case_that_is_merely_warned_notices_nothing() -> None:
    """No command fails because an answer is not asked for any more."""
    verdicts = judged(example())
    assert verdicts["`swelling.no` led to `pain` instead of `how-long`"] == "unchanged"


def chain() -> dict[str, Any]:
    """The example with an emergency sign that is the tenth question on the longest path.

    Of `left` and `right` only one is asked, so it is the eleventh if `left` is asked of everybody.
    """
    data = example()
    questions = data["questions"]
    yes = {"no": {"text": "No"}, "yes": {"text": "Yes"}}
    late = {"no": {"text": "No"}, "yes": {"text": "Yes", "recommend": ["call-emergency"]}}
    names = ["side", "left", "right", *(f"more-{number}" for number in range(4)), "late"]
    for name, following in zip(names, [*names[1:], "pain"], strict=True):
        answers = late if name == "late" else yes
        questions[name] = {"ask": "Is it?", "answers": answers, "go": following}
    questions["how-long"]["go"] = "side"
    questions["left"]["ask_if"] = ["side.yes"]
    questions["right"]["ask_if"] = ["side.no"]
    return data


@pytest.mark.parametrize(("later", "verdict"), [(False, "noticed"), (True, "unnoticed")])
def test_a_warning_of_the_proof_counts_where_there_was_none(later: bool, verdict: str) -> None:
    """Since `triage validate --strict` fails on it; but it has failed before if there was one."""
    data = chain()
    if later:
        questions = data["questions"]
        answers = questions["late"]["answers"]
        questions["late"]["go"] = "later"
        questions["later"] = {"ask": "Is it?", "answers": answers, "go": "pain"}
    judge = Judge(data, None)
    (change,) = (one for one in judge.changes if one.what == "`left` were asked of everybody")
    assert judge.judge(change).verdict == verdict


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
        "A case that notices it, to paste under `cases:`:\n"
        "\n"
        "  notices-6:\n"
        '    story: "Somebody who would notice if `swelling.a-lot` did not recommend '
        '`see-doctor`."\n'
        "    answers:\n"
        "      warning-signs: []\n"
        "      swelling: a-lot\n"
        "      how-long: days\n"
        "      pain: 4\n"
        "    expect:\n"
        "      level: within-days\n"
    ) in output.out
    assert "    expect:\n      never_advise: [squats]\n" in output.out
    assert output.out.endswith(
        "What these cases expect is what comes out of the file as it is. Where the guidance says "
        "otherwise,\nwrite into the case what must come out instead, and mend the file.\n\n"
        "knee.yaml: 16 of 32 changes would be noticed (50.0 %); 3 more would show nobody anything "
        "else.\n\n"
        "Parts of the file that decide nothing: everybody would be told the same, and nobody asked "
        "more, if\n"
        "  knee.yaml:14:14: the level `self-care` were `enough`\n"
        "  knee.yaml:64:11: `swelling.no` led to `pain` instead of `how-long`\n"
        "  knee.yaml:66:14: `swelling.a-lot` led to `pain` instead of `how-long`\n\n"
        "1 case run: 1 passed.\n"
    )
    assert output.err == ""


@pytest.mark.usefixtures("_folder")
def test_the_cases_that_are_shown_do_notice(capsys: pytest.CaptureFixture[str]) -> None:
    """Pasted into the file of cases, they leave nothing unnoticed."""
    assert main(["test", "knee.yaml", "--mutate", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["files"][0]["mutation"]
    assert {key: found[key] for key in ("changes", "noticed", "unchanged", "score")} == {
        "changes": 35,
        "noticed": 16,
        "unchanged": 3,
        "score": 0.5,
    }
    assert found["deciding_nothing"][1] == {
        "change": "`swelling.no` led to `pain` instead of `how-long`",
        "line": 64,
        "column": 11,
        "path": ["questions", "swelling", "answers", "no"],
    }
    assert len(found["deciding_nothing"]) == 3
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


# The cases that are suggested


def samples(seed: int, most_paths: int) -> Iterator[tuple[dict[str, Any], Change]]:
    """Changes to random questionnaires, always the same for a seed."""
    rng = random.Random(seed)
    for _ in range(QUESTIONNAIRES):
        data = random_questionnaire(rng, most_paths)
        changes = list(changes_of(data))
        for change in rng.sample(changes, min(CHANGES, len(changes))):
            yield data, change


def pasted(data: dict[str, Any], text: str) -> Outcome:
    """What becomes of a file with that case alone."""
    return run_cases(f"cases:\n{text}", "x.cases.yaml", build(data))


def as_printed(data: dict[str, Any], change: Change, judged: Judged) -> str:
    """The case that the report prints with a change."""
    document, _ = read(dump(data), "x.yaml")
    assert document is not None
    mutated = Mutated("x.yaml", document.places, frozenset(), ((change, judged),))
    return next(report.blocks(mutated)).partition("\n\n")[2]


def weight(before: oracle.Walk, after: oracle.Walk) -> int:
    """What two walks differ in, the most important first."""
    differences = [
        before.level != after.level,
        {*before.recommendations} != {*after.recommendations},
        {*before.advice} != {*after.advice},
        not {*after.asked} <= {*before.asked},
        True,
    ]
    return differences.index(True)


def shown_ids(shown: tuple[Recommendation, ...] | tuple[Advice, ...]) -> set[str]:
    """The ids of what is shown."""
    return {one.id for one in shown}


@pytest.mark.parametrize("seed", SEEDS)
def test_pasting_a_case_that_is_suggested_makes_a_case_fail(seed: int) -> None:
    """It passes with the file as it is, and the change is noticed by it."""
    pasted_cases = 0
    for data, change in samples(seed, most_paths=40):
        judged = Judge(data, None).judge(change)
        if judged.verdict == "unnoticed":
            text = as_printed(data, change, judged)
            assert pasted(data, text)[1:3] == ((), {"notices-1": True})
            assert pasted(change.data, text).passed == {"notices-1": False}
            cases = load_cases_text(f"cases:\n{text}", "x.cases.yaml").document
            assert Judge(data, cases).judge(change).verdict == "noticed"
            pasted_cases += 1
    assert pasted_cases


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_is_suggested_to_whom_the_change_matters_most(seed: int) -> None:
    """A level before a recommendation before advice before a question; by brute force."""
    for data, change in samples(seed, most_paths=14):
        judged = Judge(data, None).judge(change)
        if judged.verdict == "noticed":
            continue
        most = min(
            weight(pair.old.walk, pair.new.walk) for pair in joint_paths.pairs(data, change.data)
        )
        assert (judged.difference is None) == (most == 4), change.what
        if judged.difference is not None:
            _, before, after = judged.difference
            found = [
                before.level.id != after.level.id,
                shown_ids(before.recommendations) != shown_ids(after.recommendations),
                shown_ids(before.advice) != shown_ids(after.advice),
                True,
            ]
            assert found.index(True) == most, change.what


def test_who_comes_to_a_calmer_level_is_preferred() -> None:
    """Though somebody else, who is just shown one thing more, comes first in the file."""
    data = example()
    data["recommendations"] = dict(reversed(data["recommendations"].items()))
    answers = data["questions"]["swelling"]["answers"]
    data["questions"]["swelling"]["answers"] = dict(reversed(answers.items()))
    questionnaire = built(
        changed(data, ("questions", "pain", "answers", "strong", "end"), "look-after-it")
    )
    assert questionnaire is not None
    found = difference(Side(build(data)), questionnaire)
    assert found is not None
    assert found.answers == {
        "warning-signs": (),
        "swelling": "a-little",
        "how-long": "days",
        "pain": 10,
    }
    assert (found.before.level.id, found.after.level.id) == ("within-days", "self-care")


def several(verdict: str, number: int) -> Mutated:
    """So many changes to the example, all with one verdict, and with cases of these ids."""
    document, _ = read(EXAMPLE, "knee.yaml")
    assert document is not None
    data = example()
    judge = Judge(data, None)
    found = [
        (one, judged) for one in judge.changes if (judged := judge.judge(one)).verdict == verdict
    ]
    return Mutated(
        "knee.yaml", document.places, frozenset({"notices-1"}), tuple(found[:1] * number)
    )


def test_an_id_that_a_case_has_is_not_given_again() -> None:
    """Neither one of the file nor one printed before."""
    told = "\n".join(report.blocks(several("unnoticed", 2)))
    ids = [line for line in told.splitlines() if line.startswith("  notices-")]
    assert ids == ["  notices-2:", "  notices-3:"]


def test_of_what_decides_nothing_twenty_are_listed() -> None:
    """All of them are in the report for programs."""
    listed = list(report.blocks(several("unchanged", 21)))[-1].splitlines()
    assert listed[-1] == "  and 1 more"
    assert len(listed) == 1 + 20 + 1
    assert list(report.blocks(several("unchanged", 20)))[-1].count("\n") == 20
    assert len(report.data(several("unchanged", 21))["deciding_nothing"]) == 21


def test_what_is_too_much_work_to_tell_is_unnoticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing noticed it, and that is all that is known."""

    def too_much(*_: object) -> None:
        raise NotProvedError("too much")

    monkeypatch.setattr("triage.mutation.judging.difference", too_much)
    mutated = several("unnoticed", 1)
    first, *others = report.blocks(mutated)
    assert first.endswith("\nIt takes too much work to find out whom it matters to, if anybody.")
    assert len(others) == 1
    (told,) = report.data(mutated)["unnoticed"]
    assert (told["answers"], told["expect"]) == (None, None)


def test_what_is_shown_is_not_claimed_past_the_work_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something could not be followed, nobody found does not mean that there is nobody."""
    change = next(one for one in changes_of(example()) if "self-care` were `enough" in one.what)
    questionnaire = built(change.data)
    assert questionnaire is not None
    side = Side(build(example()))
    assert difference(side, questionnaire) is None
    lost = [Shown("advice", "squats", None, None, proved=False)]
    monkeypatch.setattr("triage.mutation.comparing.shown_otherwise", lambda _: lost)
    with pytest.raises(NotProvedError):
        difference(side, questionnaire)


def test_help_says_that_the_exit_code_does_not_tell(capsys: pytest.CaptureFixture[str]) -> None:
    """It is what a person looks at, as little a failure as what no case touches."""
    assert main(["test", "--help"]) == 0
    assert "does not count for the exit code" in " ".join(capsys.readouterr().out.split())
