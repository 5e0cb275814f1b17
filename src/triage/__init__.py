"""Rule-based triage questionnaires: a YAML file in, a proven, non-diagnostic interview out.

The front door for programs: `load` a rule file, `check` it as ``triage validate`` does, `prove` its
`Questionnaire` over all paths, and walk it with an `Interview`.
"""

from typing import TYPE_CHECKING

__all__ = ["Interview", "Questionnaire", "RuleFile", "check", "load", "prove"]

if TYPE_CHECKING:
    from triage.interview.interview import Interview
    from triage.proof import prove
    from triage.rulefile import RuleFile, check, load
    from triage.rules.questionnaire import Questionnaire
else:

    def __getattr__(name: str) -> object:
        # A name is imported when it is first asked for: `import triage` stands before every
        # command, and each of them pays for what it needs alone.
        match name:
            case "Interview":
                from triage.interview.interview import Interview

                return Interview
            case "Questionnaire":
                from triage.rules.questionnaire import Questionnaire

                return Questionnaire
            case "RuleFile":
                from triage.rulefile import RuleFile

                return RuleFile
            case "check":
                from triage.rulefile import check

                return check
            case "load":
                from triage.rulefile import load

                return load
            case "prove":
                from triage.proof import prove

                return prove
            case _:
                raise AttributeError(f"module 'triage' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
