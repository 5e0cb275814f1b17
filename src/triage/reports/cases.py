"""What `triage test` found beside problems: the cases that passed, and what no case touches."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from triage.words import counted, printable

if TYPE_CHECKING:
    from triage.casefile import Share
    from triage.reports.report import Tested


def blocks(name: str, tested: Tested) -> Iterator[str]:
    """The report for people on the file of cases ``name``, less its problems."""
    if tested.passed is None:
        yield f"{printable(name)}: not run, because its rule file has errors."
    elif tested.passed:
        yield "\n".join([f"{printable(name)}: {_count(tested.passed)}", *_shares(tested.coverage)])
    if tested.mutated is not None:
        from triage.reports import mutation  # only asked for with --mutate

        yield from mutation.blocks(tested.mutated)


def data(tested: Tested | None) -> dict[str, Any]:
    """The report for programs, less the problems; of None, that of a file that has no cases."""
    if tested is None:
        return {"cases": {}, "coverage": {}}
    mutation_data = {}
    if tested.mutated is not None:
        from triage.reports import mutation

        mutation_data = {"mutation": mutation.data(tested.mutated)}
    return {
        "cases": dict(tested.passed or {}),
        "coverage": {kind: _share_data(share) for kind, share in tested.coverage.items()},
        **mutation_data,
    }


def _count(passed: Mapping[str, bool]) -> str:
    return f"{counted(len(passed), 'case')}, {sum(passed.values()):,} passed"


def _shares(coverage: Mapping[str, Share]) -> Iterator[str]:
    for kind, share in coverage.items():
        if not share.total:
            continue
        yield f"  {kind}: {share.touched:,} of {share.total:,} touched"
        if share.untouched:
            yield textwrap.fill(
                f"not by any case: {', '.join(share.untouched)}",
                width=88,
                initial_indent="    ",
                subsequent_indent="      ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def _share_data(share: Share) -> dict[str, Any]:
    return {
        "touched": share.touched,
        "total": share.total,
        "untouched": list(share.untouched),
    }
