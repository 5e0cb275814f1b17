"""The oracle does what the design says: small questionnaires, worked out by hand.

Each test names the sentence of the design that it pins. The questionnaires hold only what has a
meaning; texts are left out, which the oracle never reads.
"""

from textwrap import dedent

import pytest
import yaml

from helpers.oracle import (
    Data,
    Reason,
    Reply,
    Sheet,
    counts,
    dead,
    holds,
    judge_promise,
    longest_way_on,
    order_breaks,
    paths,
    prefixes,
    rule_effects,
    walk,
)

BASE = """
start: first
levels:
  emergency: {enough: true}
  same-day: {enough: true}
  routine: {}
  self-care: {}
recommendations:
  call: {level: emergency}
  doctor: {level: same-day}
  clinic: {level: same-day}
  book: {level: routine, advice: [log]}
  rest: {level: self-care, advice: [shoes, walk]}
  wait: {level: self-care}
advice:
  walk: {}
  log: {}
  shoes: {}
"""


def questionnaire(text: str) -> Data:
    """What all the tests share, and over it the keys that a test writes itself."""
    return {**yaml.safe_load(BASE), **yaml.safe_load(dedent(text))}


# Conditions


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("q.a", True),
        ("q.c", False),
        ("both", True),
        ("neither", False),
        (["q.a", "q.b"], True),
        (["q.a", "q.c"], False),
        ({"all": ["q.a", "q.c"]}, False),
        ({"any": ["q.c", "q.a"]}, True),
        ({"any": ["q.c", "neither"]}, False),
        ({"at_least": 2, "of": ["q.a", "q.c", "both"]}, True),
        ({"at_least": 3, "of": ["q.a", "q.c", "both"]}, False),
        ({"any": [["q.a", "q.c"], {"all": ["q.b", {"any": ["q.c", "q.a"]}]}]}, True),
    ],
)
def test_a_condition_is_a_name_a_list_or_one_operator(condition: object, expected: bool) -> None:
    """A condition is a name, a list (all of them), or exactly one operator."""
    named = {"both": ["q.a", "q.b"], "neither": {"any": ["q.c", "q.d"]}}
    assert holds(condition, {"q.a", "q.b"}, named) is expected


def test_a_bare_list_means_any_only_at_the_top_of_unless() -> None:
    """A list means all of them; in `unless`: any of them."""
    named = {"both": ["q.a", "q.b"]}
    assert holds(["q.a", "q.b"], {"q.a"}, named, unless=True)
    assert not holds([["q.a", "q.b"]], {"q.a"}, named, unless=True)
    assert not holds("both", {"q.a"}, named, unless=True)
    assert not holds({"all": ["q.a", "q.b"]}, {"q.a"}, named, unless=True)


# Path


def test_an_answer_without_a_way_takes_its_questions() -> None:
    """Without `go` and `end` an answer takes the question's own."""
    data = questionnaire("""
        questions:
          first:
            answers: {own-go: {go: second}, own-end: {end: call}, shared: {}}
            end: rest
          second: {answers: {a: {end: book}}}
    """)
    assert walk(data, {"first": "own-go"}).missing == "second"
    assert walk(data, {"first": "own-end"}).recommendations == ("call",)
    assert walk(data, {"first": "shared"}).recommendations == ("rest",)


def test_a_partial_sheet_says_what_is_missing_and_the_rest_is_unused() -> None:
    """A walk goes as far as its sheet; other replies are no error."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {recommend: [book]}}, go: second}
          second: {answers: {a: {}}, go: third}
          third: {answers: {a: {end: rest}}}
    """)
    result = walk(data, {"first": "a", "third": "a", "unheard-of": "a"})
    assert (result.asked, result.missing, result.level) == (("first",), "second", "routine")
    assert result.facts == {"first.a"}
    assert walk(data, {}).level is None


def test_boxes_only_add_and_none_adds_nothing() -> None:
    """In a `choose: any` question the answers only add and `none` adds nothing."""
    data = questionnaire("""
        questions:
          first:
            choose: any
            answers: {a: {recommend: [book], advise: [shoes]}, b: {recommend: [wait]}}
            go: second
          second: {answers: {a: {end: rest}}}
    """)
    ticked = walk(data, {"first": ["b", "a"], "second": "a"})
    assert ticked.facts == {"first.a", "first.b", "second.a"}
    assert ticked.recommended == ("book", "wait", "rest")  # boxes in the order of the file
    no_boxes: list[Reply] = [[], "none"]
    for empty in no_boxes:
        result = walk(data, {"first": empty, "second": "a"})
        assert result.facts == {"first.none", "second.a"}
        assert result.recommended == ("rest",)


def test_a_number_falls_into_the_first_band_that_reaches_it() -> None:
    """Numbers are integers; `up_to` is inclusive."""
    data = questionnaire("""
        questions:
          first:
            number: {from: 0, to: 10}
            answers: {low: {up_to: 3, end: rest}, high: {up_to: 10, end: book}}
    """)
    bands = {number: walk(data, {"first": number}).facts for number in (0, 3, 4, 10)}
    assert bands == {0: {"first.low"}, 3: {"first.low"}, 4: {"first.high"}, 10: {"first.high"}}
    for impossible in (-1, 11, True, "low"):
        with pytest.raises(ValueError, match="first does not accept"):
            walk(data, {"first": impossible})


@pytest.mark.parametrize("impossible", ["c", "none", ["a"], 1])
def test_an_impossible_answer_is_refused(impossible: str | list[str] | int) -> None:
    """An impossible answer is an error that names the question."""
    data = questionnaire("questions: {first: {answers: {a: {end: rest}, b: {end: rest}}}}")
    with pytest.raises(ValueError, match="first does not accept"):
        walk(data, {"first": impossible})


# Passing over


PASSING_OVER = """
    questions:
      first: {answers: {a: {}, b: {}}, go: second}
      second: {ask_if: first.a, answers: {c: {go: third}}, WAY}
      third: {answers: {d: {end: wait}}}
    rules:
      seen: {when: [first.b], recommend: [book]}
"""


def test_a_question_passed_over_has_no_answer_and_takes_its_own_go() -> None:
    """A question whose `ask_if` does not hold has no answer."""
    data = questionnaire(PASSING_OVER.replace("WAY", "go: third"))
    asked = walk(data, {"first": "a", "second": "c", "third": "d"})
    assert asked.asked == ("first", "second", "third")
    passed = walk(data, {"first": "b", "second": "c", "third": "d"})
    assert passed.asked == ("first", "third")
    assert passed.facts == {"first.b", "third.d"}


def test_the_end_of_a_question_passed_over_recommends() -> None:
    """What the `end` of a question passed over recommends is added."""
    data = questionnaire(PASSING_OVER.replace("WAY", "end: rest"))
    result = walk(data, {"first": "b"})
    assert (result.missing, result.early) == (None, False)
    assert result.recommended == ("book", "rest")
    assert result.reasons == (
        Reason(None, None, "seen", "book"),
        Reason("second", None, None, "rest"),
    )


def test_questions_passed_over_one_after_another() -> None:
    """One passed over may lead to the next, and answers not given do not hold."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {}, b: {}}, go: second}
          second: {ask_if: first.a, answers: {c: {}}, go: third}
          third: {ask_if: second.c, answers: {d: {}}, end: rest}
    """)
    assert walk(data, {"first": "b"}).recommendations == ("rest",)
    assert walk(data, {"first": "a", "second": "c"}).missing == "third"


# Rules


def test_rules_fire_once_in_the_order_of_the_file_after_every_answer() -> None:
    """Rules are looked at after every answer, in file order, each fires once."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {}}, go: second}
          second: {answers: {b: {recommend: [rest], end: wait}}}
        rules:
          late: {when: [first.a, second.b], recommend: [clinic]}
          soon: {when: first.a, recommend: [book], advise: [walk]}
          last: {when: second.b, recommend: [doctor]}
    """)
    result = walk(data, {"first": "a", "second": "b"})
    assert result.fired == ("soon", "late", "last")
    # After the last answer: its `recommend`, its `end`, then the rules.
    assert result.recommended == ("book", "rest", "wait", "clinic", "doctor")
    assert result.recommendations == ("clinic", "doctor")


def test_reasons_name_the_answer_or_the_rule_and_come_once() -> None:
    """A recommendation has every reason for it, each once."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {recommend: [rest]}}, end: rest}
        rules:
          again: {when: first.a, recommend: [rest, wait]}
    """)
    result = walk(data, {"first": "a"})
    assert result.recommended == ("rest", "wait")
    assert result.reasons == (
        Reason("first", "a", None, "rest"),
        Reason(None, None, "again", "rest"),
        Reason(None, None, "again", "wait"),
    )


def test_the_end_of_several_boxes_belongs_to_no_single_answer() -> None:
    """Where to go next belongs to the question, however many boxes are ticked."""
    data = questionnaire("""
        questions:
          first: {choose: any, answers: {a: {recommend: [wait]}, b: {}}, end: rest}
    """)
    assert walk(data, {"first": ["a", "b"]}).reasons == (
        Reason("first", "a", None, "wait"),
        Reason("first", None, None, "rest"),
    )


# Level and what is shown


def test_shown_most_urgent_first_and_in_order_of_arrival_within_a_level() -> None:
    """Shown are the recommendations most urgent first, then in order of arrival."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {recommend: [wait, book]}}, go: second}
          second: {answers: {b: {end: rest}}}
    """)
    result = walk(data, {"first": "a", "second": "b"})
    assert result.level == "routine"
    assert result.recommendations == ("book", "wait", "rest")
    assert result.recommended == ("wait", "book", "rest")


def test_where_the_level_is_enough_only_those_at_that_level_are_shown() -> None:
    """Where the level reached says `enough: true`, only those at that level."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {recommend: [rest, doctor, book, clinic], end: wait}}}
    """)
    result = walk(data, {"first": "a"})
    assert result.level == "same-day"
    assert result.recommendations == ("doctor", "clinic")
    assert {why.recommendation for why in result.because} == {"doctor", "clinic"}


# Advice shown


def test_advice_of_what_is_shown_and_along_the_way_in_the_order_of_the_file() -> None:
    """The advice of the shown recommendations and what was advised along the way."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {advise: [log], end: rest}, b: {advise: [log], end: call}}}
    """)
    assert walk(data, {"first": "a"}).advice == ("walk", "log", "shoes")
    # What was advised along the way stays.
    assert walk(data, {"first": "b"}).advice == ("log",)
    both = questionnaire("questions: {first: {answers: {a: {recommend: [rest], end: call}}}}")
    # The advice of a recommendation that is not shown is not shown.
    assert walk(both, {"first": "a"}).advice == ()


def test_unless_withholds_advice_judged_on_the_whole_path() -> None:
    """Less what `unless` withholds, judged on the whole path."""
    data = questionnaire("""
        advice:
          walk: {unless: [second.c, second.d]}
          log: {unless: {all: [first.a, second.c]}}
          shoes: {}
        questions:
          first: {answers: {a: {advise: [walk, log]}}, go: second}
          second: {answers: {b: {}, c: {}, d: {}}, end: wait}
    """)
    shown = {end: walk(data, {"first": "a", "second": end}).advice for end in "bcd"}
    assert shown == {"b": ("walk", "log"), "c": (), "d": ("log",)}


def test_the_level_withholds_advice_and_never_urgency() -> None:
    """Less what `level` withholds; withholding touches advice only."""
    data = questionnaire("""
        advice:
          walk: {level: {at_most: routine}}
          log: {level: {at_least: routine}}
          shoes: {level: {at_least: same-day, at_most: same-day}}
        questions:
          first:
            answers:
              a: {advise: [walk, log, shoes], end: call}
              b: {advise: [walk, log, shoes], end: doctor}
              c: {advise: [walk, log, shoes], end: book}
              d: {advise: [walk, log, shoes], end: wait}
    """)
    shown = {answer: walk(data, {"first": answer}).advice for answer in "abcd"}
    assert shown == {"a": ("log",), "b": ("log", "shoes"), "c": ("walk", "log"), "d": ("walk",)}


# Early end


def early(text: str, sheet: Sheet) -> bool:
    """Whether a questionnaire ends early with a sheet; if it does not, it waits for an answer."""
    result = walk(questionnaire(text), sheet)
    assert result.early == (result.missing is None)
    return result.early


RAISED = """
    questions:
      first: {answers: {a: {recommend: [doctor]}, b: {recommend: [book]}}, go: second}
      second: {answers: {c: {}, d: {}}, go: third}
      third: THIRD
"""


def test_over_when_the_level_is_enough_and_nothing_can_raise_it() -> None:
    """With a level that is enough, and nothing that can raise it, it is over."""
    text = RAISED.replace("THIRD", "{answers: {e: {recommend: [clinic], end: rest}}}")
    assert early(text, {"first": "a"})
    result = walk(questionnaire(text), {"first": "a"})
    assert result.asked == ("first",)
    assert result.recommendations == ("doctor",)


def test_not_over_when_the_level_is_not_enough() -> None:
    """A level that is not enough ends nothing, though nothing can raise it."""
    assert not early(RAISED.replace("THIRD", "{answers: {e: {end: rest}}}"), {"first": "b"})


@pytest.mark.parametrize(
    "third",
    [
        "{answers: {e: {recommend: [call], end: rest}}}",
        "{answers: {e: {end: call}}}",
        "{answers: {e: {}}, end: call}",
        "{choose: any, answers: {e: {recommend: [call]}}, end: rest}",
    ],
)
def test_not_over_while_something_more_urgent_is_reachable(third: str) -> None:
    """Any answer's `recommend` or `end` and any own `end` ahead can raise it."""
    assert not early(RAISED.replace("THIRD", third), {"first": "a"})


def test_over_at_the_last_question_that_could_raise_it() -> None:
    """The test is made again before each question."""
    text = """
        questions:
          first: {answers: {a: {recommend: [doctor]}}, go: second}
          second: {answers: {c: {recommend: [call]}, d: {}}, go: third}
          third: {answers: {e: {end: rest}}}
    """
    assert not early(text, {"first": "a"})
    assert early(text, {"first": "a", "second": "d"})


@pytest.mark.parametrize(
    ("when", "is_over"),
    [
        ("[first.a, third.e]", False),
        ("[first.a, second.none, second.c]", False),  # even what cannot be given together
        ("[first.b, third.e]", True),  # not on this path any more
    ],
)
def test_a_rule_that_can_still_hold_keeps_the_interview_going(when: str, is_over: bool) -> None:
    """A rule counts that holds when all answers ahead are given on top of those so far."""
    text = f"""
        questions:
          first: {{answers: {{a: {{recommend: [doctor]}}, b: {{}}}}, go: second}}
          second: {{choose: any, answers: {{c: {{}}}}, go: third}}
          third: {{answers: {{e: {{end: rest}}}}}}
        rules:
          combination: {{when: {when}, recommend: [call]}}
    """
    assert early(text, {"first": "a"}) is is_over


def test_questions_that_can_no_longer_be_asked_cannot_raise_it() -> None:
    """Questions whose `ask_if` fails even then are left out, with their answers."""
    text = """
        questions:
          first: {answers: {a: {recommend: [doctor]}, b: {recommend: [clinic]}}, go: second}
          second: {answers: {c: {}}, go: third}
          third: {ask_if: [first.b, second.c], answers: {d: {recommend: [call]}}, go: fourth}
          fourth: {answers: {e: {end: rest}}}
        rules:
          combination: {when: third.d, recommend: [call]}
    """
    assert early(text, {"first": "a"})
    assert not early(text, {"first": "b"})


def test_the_own_end_of_a_question_that_can_no_longer_be_asked_still_counts() -> None:
    """An own `end` of any reachable question counts."""
    text = """
        questions:
          first: {answers: {a: {recommend: [doctor]}, b: {}}, go: second}
          second: {answers: {c: {}}, go: third}
          third: {ask_if: first.b, answers: {d: {end: rest}}, end: call}
    """
    assert not early(text, {"first": "a"})


def test_passing_over_comes_before_the_early_end() -> None:
    """The early end is tested when a question is about to be asked."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {recommend: [doctor]}, b: {}}, go: second}
          second: {ask_if: first.b, answers: {c: {recommend: [call]}}, go: third}
          third: {ask_if: first.b, answers: {d: {}}, end: wait}
    """)
    result = walk(data, {"first": "a"})
    assert not result.early
    assert result.recommended == ("doctor", "wait")
    assert result.recommendations == ("doctor",)


def test_an_early_end_leaves_out_what_would_have_been_advised_later() -> None:
    """What comes after an early end is not part of the path."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {recommend: [call], advise: [log]}}, go: second}
          second: {answers: {b: {advise: [walk], end: rest}}}
    """)
    assert walk(data, {"first": "a"}).advice == ("log",)


# Counting


COUNTED = """
    questions:
      first:
        choose: any
        answers: {a: {recommend: [call]}, b: {}}
        go: second
      second:
        number: {from: 1, to: 9}
        answers: {low: {up_to: 4, end: rest}, high: {up_to: 9, go: third}}
      third: {answers: {c: {end: book}, d: {end: rest}}}
"""


def test_every_complete_interview_is_counted_once() -> None:
    """A band is one answer, k boxes are 2^k answers, an early end ends the path."""
    data = questionnaire(COUNTED)
    assert [sheet for sheet, _ in paths(data)] == [
        {"first": [], "second": 4},
        {"first": [], "second": 9, "third": "c"},
        {"first": [], "second": 9, "third": "d"},
        {"first": ["b"], "second": 4},
        {"first": ["b"], "second": 9, "third": "c"},
        {"first": ["b"], "second": 9, "third": "d"},
        {"first": ["a"]},  # an early end ends the path
        {"first": ["a", "b"]},
    ]
    result = counts(data)
    assert (result.paths, result.shortest, result.longest) == (8, 1, 3)
    assert result.levels == {"emergency": 2, "same-day": 0, "routine": 2, "self-care": 4}


def test_the_longest_way_on_counts_questions_still_to_be_asked() -> None:
    """Only replies that the walk has used shorten the way on."""
    data = questionnaire(COUNTED)
    assert longest_way_on(data, {}) == 3
    assert longest_way_on(data, {"first": []}) == 2
    assert longest_way_on(data, {"first": [], "third": "c"}) == 2  # no use of that one yet
    assert longest_way_on(data, {"first": [], "second": 7}) == 1
    assert longest_way_on(data, {"first": [], "second": 2}) == 0
    assert longest_way_on(data, {"first": ["a"]}) == 0


# Promises


@pytest.mark.parametrize(
    ("promise", "verdict", "broken"),
    [
        ("{level: {at_least: self-care}}", "proved", []),
        ("{level: {at_least: routine}}", "broken", ["b", "c"]),
        ("{when: first.a, level: {at_least: routine}}", "proved", []),
        ("{unless: [first.b, first.c], level: {at_least: routine}}", "proved", []),
        ("{unless: {all: [first.b, first.c]}, level: {at_most: self-care}}", "broken", ["a"]),
        ("{when: [first.a, first.b], level: {at_least: emergency}}", "vacuous", []),
        ("{when: first.a, unless: first.a, recommend: [call]}", "vacuous", []),
        ("{when: first.a, recommend: [doctor], level: {at_most: same-day}}", "proved", []),
        ("{recommend: [wait, rest]}", "broken", ["a", "b"]),
        ("{never_recommend: [rest]}", "broken", ["b", "c"]),
        # `book` is recommended with `a`, yet not shown: it is what is shown that counts.
        ("{never_recommend: [book, call]}", "proved", []),
        ("{when: first.b, advise: [walk]}", "proved", []),
        ("{advise: [walk, shoes]}", "broken", ["a"]),
        ("{never_advise: [log]}", "proved", []),
        ("{never_advise: [log, shoes]}", "broken", ["b", "c"]),
    ],
)
def test_a_promise_is_kept_on_every_path_that_it_concerns(
    promise: str, verdict: str, broken: list[str]
) -> None:
    """On every path that meets `when` and not `unless`, each key holds of what is shown."""
    data = questionnaire(f"""
        questions:
          first:
            answers: {{a: {{recommend: [book], end: doctor}}, b: {{}}, c: {{recommend: [wait]}}}}
            end: rest
        promises:
          kept: {promise}
    """)
    judgement = judge_promise(data, "kept")
    assert judgement.verdict == verdict
    assert list(judgement.broken) == [{"first": answer} for answer in broken]


# The order check


def test_a_worse_answer_may_not_end_calmer() -> None:
    """With `worse: later` neighbouring answers are compared; without `worse` none are."""
    text = """
        questions:
          first:
            worse: later
            answers: {mild: {end: rest}, strong: {end: book}, worst: {end: wait}}
    """
    assert order_breaks(questionnaire(text)) == {("first", "strong", "worst")}
    assert order_breaks(questionnaire(text.replace("worse: later", "why: no order"))) == set()


def test_of_a_number_the_higher_band_is_worse() -> None:
    """With `worse: higher` neighbouring bands are compared."""
    data = questionnaire("""
        questions:
          first:
            worse: higher
            number: {from: 0, to: 9}
            answers: {low: {up_to: 3, end: book}, high: {up_to: 9, end: wait}}
    """)
    assert order_breaks(data) == {("first", "low", "high")}


@pytest.mark.parametrize(
    ("after_mild", "after_strong", "is_broken"),
    [
        ("a: {end: rest}, b: {end: call}", "c: {end: book}, d: {end: call}", False),
        ("a: {end: rest}, b: {end: call}", "c: {end: book}, d: {end: doctor}", True),  # calmer top
        ("a: {end: book}, b: {end: book}", "c: {end: rest}, d: {end: call}", True),  # calmer bottom
    ],
)
def test_both_the_calmest_and_the_most_urgent_end_count(
    after_mild: str, after_strong: str, is_broken: bool
) -> None:
    """The calmest end still possible is compared, and so is the most urgent."""
    data = questionnaire(f"""
        questions:
          first: {{worse: later, answers: {{mild: {{go: second}}, strong: {{go: third}}}}}}
          second: {{answers: {{{after_mild}}}}}
          third: {{answers: {{{after_strong}}}}}
    """)
    assert order_breaks(data) == ({("first", "mild", "strong")} if is_broken else set())


def test_the_order_is_compared_with_everything_before_equal() -> None:
    """With everything before it equal."""
    # Over all, `strong` ends as `mild` does; only after `b` is it the calmer.
    data = questionnaire("""
        questions:
          first: {answers: {a: {}, b: {recommend: [book]}}, go: second}
          second: {worse: later, answers: {mild: {go: third}, strong: {go: fourth}}}
          third: {ask_if: first.b, answers: {c: {end: doctor}}, end: rest}
          fourth: {answers: {d: {end: rest}}}
    """)
    assert order_breaks(data) == {("second", "mild", "strong")}


def test_one_more_box_may_not_end_calmer() -> None:
    """Always on for `choose: any`: one more box ticked against not ticked."""
    text = """
        questions:
          first: {choose: any, answers: {a: {}, b: {}}, go: second}
          second: {ask_if: ASKED, answers: {c: {end: book}}, end: rest}
    """
    assert order_breaks(questionnaire(text.replace("ASKED", "first.a"))) == set()
    # Ticking anything takes `none` away, and with it the question.
    assert order_breaks(questionnaire(text.replace("ASKED", "first.none"))) == {
        ("first", "not a", "a"),
        ("first", "not b", "b"),
    }


# What no path reaches


def test_what_no_path_reaches_is_dead() -> None:
    """Recommendations, advice, levels, rules, questions and answers on no path."""
    data = questionnaire("""
        questions:
          first: {answers: {a: {recommend: [book], end: doctor}, b: {}}, go: second}
          second:
            ask_if: [first.a, first.b]
            choose: any
            answers: {c: {recommend: [call]}}
            go: third
          third: {answers: {d: {}}, end: rest}
        rules:
          never: {when: second.c, recommend: [call]}
          idle: {when: third.d, recommend: [rest]}
          works: {when: third.d, recommend: [wait]}
    """)
    found = dead(data)
    assert found.never_recommended == {"call", "clinic"}
    assert found.never_shown == {"call", "clinic", "book"}
    assert found.advice_never_shown == {"log"}
    assert found.levels_never_reached == {"emergency", "routine"}
    assert found.rules_never_fire == {"never"}
    assert found.rules_never_matter == {"never", "idle"}
    assert found.never_asked == {"second"}
    assert found.never_given == {"second.c", "second.none"}


@pytest.mark.parametrize(
    ("rule", "effects"),
    [
        ("{when: first.a, recommend: [doctor]}", {"asked", "level", "recommended", "shown"}),
        ("{when: first.a, advise: [log]}", {"advice"}),
        ("{when: first.b, recommend: [book]}", {"recommended"}),
        ("{when: first.a, recommend: [wait]}", {"recommended", "shown"}),
        ("{when: first.a, recommend: [rest]}", {"order"}),
        ("{when: third.e, recommend: [rest]}", set()),
        ("{when: [first.a, first.b], recommend: [call]}", set()),
        # It never fires, and yet after `b` the second question is asked because it might.
        ("{when: [second.c, second.d], recommend: [call]}", {"asked"}),
    ],
)
def test_a_rule_matters_when_taking_it_out_changes_some_path(rule: str, effects: set[str]) -> None:
    """Each kind of effect that a rule can have is told apart."""
    data = questionnaire(f"""
        recommendations:
          call: {{level: emergency}}
          doctor: {{level: same-day}}
          book: {{level: routine}}
          rest: {{level: self-care}}
          other: {{level: self-care}}
          wait: {{level: self-care}}
        questions:
          first: {{answers: {{a: {{}}, b: {{recommend: [doctor]}}}}, go: second}}
          second: {{answers: {{c: {{}}, d: {{}}}}, go: third}}
          third: {{answers: {{e: {{recommend: [other], end: rest}}}}}}
        rules:
          tried: {rule}
    """)
    assert rule_effects(data, "tried") == effects


# The random questionnaires


def test_a_prefix_comes_before_each_question_asked() -> None:
    """Each question asked on some path has each way to it, once."""
    data = questionnaire(COUNTED)
    assert [question for _, question in prefixes(data)] == [
        *("first", "second", "third"),
        *("second", "third"),
    ]
