"""A translation: whole, or with every reason why it is not; the same ids in other words."""

from __future__ import annotations

from helpers import translations
from helpers.example import EXAMPLE
from helpers.random_questionnaires import sheets
from hypothesis import given
from hypothesis import strategies as st
from making.strategies import rule_data
from making.writing import dump

from triage.interview.interview import Interview
from triage.problems import Problem
from triage.reading.catalog import read_catalog
from triage.rulefile import RuleFile
from triage.translation.texts import translatable
from triage.translationfile import TranslationFile


def opened(content: str, name: str = translations.NAME, text: str = EXAMPLE) -> TranslationFile:
    """A translation of the example."""
    return TranslationFile(content, name, translations.rules(text))


def found(content: str, name: str = translations.NAME, text: str = EXAMPLE) -> list[Problem]:
    """What is wrong, but for there being no list of phrases."""
    problems = opened(content, name, text).problems
    return [problem for problem in problems if problem.code != "language-not-checked"]


def test_a_whole_translation_is_the_questionnaire_in_other_words() -> None:
    """Ids stay, and its language is said."""
    own = translations.rules().questionnaire
    other = opened(translations.whole()).questionnaire
    assert own is not None
    assert other is not None
    assert other.language == "de"
    assert other.title == f"¡{own.title}"
    assert other.questions["swelling"].answers["no"].text == "¡No"
    assert other.questions.keys() == own.questions.keys()


@given(st.data())
def test_the_same_answers_give_the_same_ids(drawn: st.DataObject) -> None:
    """Of any questionnaire; and no text stays in the language it was written in."""
    data = drawn.draw(rule_data())
    text = dump(data)
    own = RuleFile(text, "random.yaml").questionnaire
    other = opened(translations.whole(text), text=text).questionnaire
    assert own is not None
    assert other is not None
    sheet = drawn.draw(sheets(data))
    result, told = (Interview.replay(each, sheet).result for each in (own, other))
    assert result is not None
    assert told is not None
    assert told.path == result.path
    assert [shown.id for shown in told.recommendations] == [
        shown.id for shown in result.recommendations
    ]
    assert [advice.id for advice in told.advice] == [advice.id for advice in result.advice]
    assert all(recommendation.text.startswith("¡") for recommendation in told.recommendations)
    assert all(advice.text.startswith("¡") for advice in told.advice)


def test_a_language_without_phrases_is_not_called_checked() -> None:
    """It is a warning, and at the beginning of the file."""
    (problem,) = opened(translations.whole()).problems
    assert (problem.code, problem.severity) == ("language-not-checked", "warning")
    assert problem.place.line == 1


def test_every_missing_text_is_named_with_its_place() -> None:
    """At its entry where there is one, else at the beginning."""
    whole = translations.whole()
    empty = found(whole.replace('msgstr "¡Is the knee swollen?"', 'msgstr ""'))
    assert [problem.code for problem in empty] == ["translation-missing"]
    lines = whole.splitlines()
    assert 'msgctxt "questions.swelling.ask"' in lines[empty[0].place.line - 1 :][:2]
    all_missing = found('msgid ""\nmsgstr "Language: de\\n"\n')
    document = translations.rules().document
    assert document is not None
    assert len(all_missing) == len(list(translatable(document.data)))
    assert {problem.code for problem in all_missing} == {"translation-missing"}


def test_a_text_that_has_changed_is_found_before_anybody_updates() -> None:
    """Whoever edits the rule file hears of it, and the translation is not offered."""
    other = EXAMPLE.replace("Is the knee swollen?", "Is your knee thick?")
    problems = found(translations.whole(), text=other)
    assert [problem.code for problem in problems] == ["translation-stale"]
    assert "“Is your knee thick?” today, and not “Is the knee swollen?”" in problems[0].message
    assert opened(translations.whole(), text=other).questionnaire is None


def test_the_words_of_a_translation_are_looked_through() -> None:
    """Two answers that read the same, and a text too long for its place, at their entries."""
    whole = translations.whole()
    same = whole.replace('msgstr "¡A little"', 'msgstr "¡No"')
    assert same != whole
    assert [problem.code for problem in found(same)] == ["same-text"]
    english = translations.whole(language="en-GB").replace(
        'msgstr "¡Do 10 slow squats twice a day."', 'msgstr "You have a fracture."'
    )
    assert [problem.code for problem in found(english, "example.en-GB.po")] == ["diagnosis"]


def test_the_language_is_that_of_the_name_and_the_header() -> None:
    """And another one than the rule file's."""
    whole = translations.whole()
    assert [problem.code for problem in found(whole, "example.fr.po")] == ["translation-language"]
    assert [problem.code for problem in found(whole.replace("Language: de\\n", ""))] == [
        "translation-language"
    ]
    assert found(translations.whole(language="pt-BR").replace("pt-BR", "pt_BR"), "a.pt-BR.po") == []
    own = found(translations.whole(language="en"), "example.en.po")
    assert "The rule file itself is written in `en`." in [problem.message for problem in own]


def test_a_rule_file_with_a_fault_has_no_translation() -> None:
    """Nothing is said about the texts then, and nobody is asked anything."""
    file = opened(translations.whole(), text=EXAMPLE.replace("start: warning-signs", "start: x"))
    assert file.problems == ()
    assert file.questionnaire is None


def test_what_is_no_po_file_has_one_problem() -> None:
    """With its line."""
    for content, line in (("foo bar\n", 1), ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2)):
        catalog, problems = read_catalog(content)
        assert catalog is None
        assert [(problem.code, problem.place.line) for problem in problems] == [("syntax", line)]
    assert [problem.code for problem in found("foo")] == ["syntax"]
    _, problems = read_catalog(b"msgid \xff")
    assert [problem.code for problem in problems] == ["not-utf-8"]


def test_a_second_entry_of_one_text_names_the_first() -> None:
    """Which of the two is meant, nobody can know."""
    twice = 'msgctxt "a"\nmsgid "x"\nmsgstr "y"\n\nmsgctxt "a"\nmsgid "x"\nmsgstr "z"\n'
    _, problems = read_catalog(twice)
    assert [problem.place.line for problem in problems] == [5]
    assert "the first is in line 1" in problems[0].message
