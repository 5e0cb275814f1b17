"""`triage translate`, and a questionnaire answered in another language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polib
import pytest
from helpers import translations
from helpers.example import EXAMPLE

from triage.cli import main
from triage.commands.languages import languages_of, nearest_tag, open_for

SHEET = "warning-signs: none\nswelling: a-lot\nhow-long: weeks\npain: 5\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example, its translation, and a sheet."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.yaml").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    return tmp_path


def test_it_writes_what_is_to_be_translated(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the rule file; a second call changes nothing and says how far it is."""
    assert main(["translate", "de", "example.yaml"]) == 0
    first = (folder / "example.de.po").read_bytes()
    assert capsys.readouterr().out == "example.de.po: 0 of 33 texts translated; 33 new\n"
    assert main(["translate", "de", "example.yaml"]) == 0
    assert capsys.readouterr().out == "example.de.po: 0 of 33 texts translated\n"
    assert (folder / "example.de.po").read_bytes() == first
    assert sorted(file.name for file in folder.iterdir()) == [
        "example.de.po",
        "example.yaml",
        "sheet.yaml",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["x y", "example.yaml"], 2, "'x y' is no BCP 47 tag of a language, such as es or pt-BR"),
        (["en", "example.yaml"], 2, "example.yaml is itself written in en"),
        (["de", "-"], 2, "a translation stands beside its rule file, so it must be a file"),
        (["de", "exmple.yaml"], 2, "there is no file exmple.yaml; did you mean 'example.yaml'?"),
        (["de", "broken.yaml"], 1, "broken.yaml:9:8: error: `start` names the question `x`"),
        (["fr", "example.yaml"], 1, "example.fr.po:1:1: error: This is no line of a PO file."),
    ],
)
def test_what_cannot_be_translated(
    arguments: list[str], code: int, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and nothing is written over."""
    broken = EXAMPLE.replace("start: warning-signs", "start: x")
    (folder / "broken.yaml").write_text(broken, encoding="utf-8")
    (folder / "example.fr.po").write_text("bonjour\n", encoding="utf-8")
    assert main(["translate", *arguments]) == code
    assert told in capsys.readouterr().err
    assert (folder / "example.fr.po").read_text(encoding="utf-8") == "bonjour\n"


def test_an_answer_in_another_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same ids, in other words; the nearest tag of the language will do."""
    (folder / "example.de.po").write_text(translations.whole(), encoding="utf-8")
    answer = ["answer", "example.yaml", "--answers", "sheet.yaml"]
    assert main([*answer, "--lang", "de-AT"]) == 0
    assert "¡See a doctor" in capsys.readouterr().out
    told = []
    for language in ("en", "de"):
        assert main([*answer, "--format", "json", "--lang", language]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]


def test_a_language_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which there are; a translation that is not whole is shown to nobody."""
    answer = ["answer", "example.yaml", "--answers", "sheet.yaml", "--lang"]
    assert main([*answer, "fr"]) == 2
    assert "cannot be shown in 'fr'; it is there in `en`" in capsys.readouterr().err
    assert main(["translate", "fr", "example.yaml"]) == 0
    assert main([*answer, "fr"]) == 1
    told = capsys.readouterr().err
    assert "`title` is not translated yet: “Sore knee”." in told
    assert told.endswith("example.fr.po is not whole, so it is not used\n")


def test_the_locale_chooses_among_what_is_whole(folder: Path) -> None:
    """The first language of the locale that is there; else the one it was written in."""
    (folder / "example.de.po").write_text(translations.whole(), encoding="utf-8")
    main(["translate", "fr", "example.yaml"])
    for wanted, language in (
        (["de-CH"], "de"),
        (["fr", "de"], "de"),
        (["fr"], "en"),
        (["en-GB", "de"], "en"),
        ([], "en"),
    ):
        questionnaire = open_for("example.yaml", wanted)
        assert questionnaire is not None
        assert questionnaire.language == language, wanted


def test_languages_of_the_locale() -> None:
    """As gettext reads them."""
    assert languages_of({"LANG": "de_AT.UTF-8"}) == ("de-AT",)
    assert languages_of({"LANG": "de_AT.UTF-8", "LANGUAGE": "fr:es_MX"}) == ("fr", "es-MX")
    assert languages_of({"LANG": "de_DE@euro", "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}) == ()
    assert languages_of({}) == ()


def test_the_nearest_tag() -> None:
    """The very one before one of the same language."""
    assert nearest_tag("pt_br", ["pt", "pt-BR"]) == "pt-BR"
    assert nearest_tag("pt-PT", ["en", "pt-BR"]) == "pt-BR"
    assert nearest_tag("de", ["en"]) is None


@pytest.mark.parametrize("named", ["example.yaml", "example.de.po", "."])
def test_a_translation_is_checked_with_its_rule_file(
    named: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the rule file, by its own name, and in a folder; once, with its place."""
    po = polib.pofile(f"{translations.whole()}\n")
    taken = po.find("questions.swelling.ask", by="msgctxt")
    assert taken is not None
    taken.msgstr = ""
    (folder / "example.de.po").write_text(f"{po}", encoding="utf-8")
    (folder / "sheet.yaml").unlink()
    assert main(["validate", named]) == 1
    told = capsys.readouterr().out
    assert re.search(r"example\.de\.po:\d+:1: error: `questions.swelling.ask` is not", told)
    assert told.endswith(
        f"{'1 file' if named.endswith('.po') else '2 files'} checked: 1 error, 1 warning.\n"
    )


def test_a_translation_named_beside_its_rule_file_is_checked_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """However often it is come by."""
    (folder / "example.de.po").write_text(translations.whole(), encoding="utf-8")
    (folder / "sheet.yaml").unlink()
    assert main(["validate", "example.de.po", "example.yaml", "."]) == 0
    assert "2 files checked: proved" in capsys.readouterr().out


def test_a_translation_without_a_rule_file_cannot_be_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody can tell then what there is to translate."""
    (folder / "other.de.po").write_text(translations.whole(), encoding="utf-8")
    assert main(["validate", "other.de.po"]) == 2
    assert "there is no rule file other.yaml beside this translation" in capsys.readouterr().err
