"""The command line: finds the command, calls it, and turns every failure into one sentence.

Exit codes: 0 fine; 1 problems found; 2 the command could not do its job; 130 Ctrl-C.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from triage.commands import COMMANDS
from triage.commands.signs import NEAREST, needs_plain_signs, with_plain_signs
from triage.problems import CommandError
from triage.words import did_you_mean, printable

FINE, PROBLEMS, FAILED, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``triage`` with these arguments (those of the process by default).

    Returns:
        The exit code. Nothing is raised: every failure is one sentence on standard error.
    """
    # Most commands are over before there is garbage worth looking for; looking takes a twentieth
    # of answering a sheet and a quarter of proving a file. Those that go on switch it on again.
    gc.disable()
    if sys.stderr is None:
        # Closed: nobody wants to hear what is said there. It stays open until the process ends.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        return _failed("standard output is closed, so there is nowhere to write to")
    _take_any_character()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except _CallError as error:
        return _failed(str(error), error.usage)
    except CommandError as error:
        return _failed(str(error))
    except SystemExit as end:
        # --help and --version end the process; whoever called `main` wants the code instead.
        return end.code if isinstance(end.code, int) else FINE
    except KeyboardInterrupt:
        print("\ntriage: stopped; nothing is stored that you did not save", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough; the interpreter's own flush must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _failed(
            f"{error.strerror or 'input or output failed'}: {error.filename or 'output'}"
        )
    except MemoryError:
        return _failed("there is not enough memory for this file")
    except Exception as error:
        # Neither the message nor the variables: either could hold an answer.
        return _failed(
            f"stopped by a fault of its own ({type(error).__name__}{_where(error)}); "
            "please report it. Nothing was stored"
        )
    return code


def _take_any_character() -> None:
    """Let no character end a command: neither one typed nor one that a terminal cannot show."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=NEAREST)
        if isinstance(stream, io.TextIOWrapper) and needs_plain_signs(stream, os.environ):
            # The full screen draws on the stream of this name that the process began with.
            began_with = stream is getattr(sys, f"__{name}__")
            setattr(sys, name, with_plain_signs(stream))
            if began_with:
                setattr(sys, f"__{name}__", getattr(sys, name))
    # A byte that is no text is no answer, so it is asked again; in a file's name it stays itself.
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")


def _run(arguments: list[str]) -> int:
    name = _command_name(arguments)
    if name is None:
        _overview().parse_args(arguments)
        name = "run"
    elif name not in COMMANDS:
        raise CommandError(
            f"there is no command {name!r}{did_you_mean(name, COMMANDS)} "
            f"(commands: {', '.join(COMMANDS)}; to answer a rule file: triage run {name})"
        )
    else:
        arguments.remove(name)
    command = COMMANDS[name].load()
    parser = _Parser(prog=f"triage {name}", description=command.__doc__)
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments))


def _command_name(arguments: Sequence[str]) -> str | None:
    first = arguments[0] if arguments else "-"
    return None if first.startswith("-") else first


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help of a fixed width: asking the terminal for its width is slow, and done at every start."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are ours: one sentence, and the nearest option there is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        unknown = message.removeprefix("unrecognized arguments: ")
        if unknown != message:
            word = unknown.split()[0]
            options = [option for action in self._actions for option in action.option_strings]
            message = f"there is no option or place for {word!r}{did_you_mean(word, options)}"
        raise _CallError(message, self.format_usage().strip())


class _CallError(CommandError):
    """A call that no command understands.

    Args:
        message: what is wrong with it.
        usage: how the command is called; lines of ours, shown as they are.
    """

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.usage = usage


class _Version(argparse.Action):
    """Prints the version. Reading it costs every other start too much to do beforehand."""

    def __call__(self, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(f"triage {version('triage-questionnaire')}")
        raise SystemExit(0)


def _overview() -> argparse.ArgumentParser:
    """What ``triage``, ``triage --help`` and ``triage --plain`` mean, without a command's name."""
    commands = "\n".join(f"  {name:<10}{command.does}" for name, command in COMMANDS.items())
    parser = _Parser(
        prog="triage",
        usage="triage [COMMAND] [OPTIONS]",
        description="Answer a triage questionnaire in the terminal, or check one you wrote.",
        epilog=f"commands:\n{commands}\n\n'triage COMMAND --help' says more about one.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    COMMANDS["run"].load().add_arguments(parser)
    return parser


def _failed(sentence: str, *lines: str) -> int:
    """Say why on standard error. What a sentence quotes, a file's name say, may hold anything."""
    print(f"triage: {printable(sentence)}", *lines, sep="\n", file=sys.stderr)
    return FAILED


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f" in {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
