"""Where the safety net may hang."""

from __future__ import annotations

from checks.flow.samples import changed


def test_the_net_may_hang_on_the_level() -> None:
    """The net may hang on the level."""
    net = "    watch_for: [The knee swells up or gives way. Then see a doctor.]\n"
    assert changed((net, "")) == ["missing-safety-net"]
    level = "recheck: 14 days"
    assert changed((net, ""), (level, f"{level}, watch_for: [Swelling.]")) == []
