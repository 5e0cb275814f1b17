"""How the commands that look at a rule file open it: it has to make sense, not to be proved."""

from __future__ import annotations

from triage.commands.opening import print_problems
from triage.questionnaire import Questionnaire


def load_questionnaire(path: str | None) -> Questionnaire | None:
    """The questionnaire in the file, or the shipped one for None.

    Unlike `open_questionnaire` this takes a file that breaks a promise: nobody is asked anything,
    and a picture of it, or its paths, may show why. A file that cannot be read as a questionnaire
    has its problems printed, and None is returned.

    Raises:
        CommandError: the file cannot be read.
    """
    from triage import shipped

    if path is None:
        questionnaire = shipped.proved()
        if questionnaire is not None:
            return questionnaire
        path = shipped.path()
    from triage.files import read_bytes
    from triage.loading import load_text

    name = "<stdin>" if path == "-" else path
    loaded = load_text(read_bytes(path), name)
    if loaded.questionnaire is None:
        print_problems(name, (one for one in loaded.problems if one.severity == "error"))
    return loaded.questionnaire
