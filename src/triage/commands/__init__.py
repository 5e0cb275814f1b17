"""The commands of ``triage``, one module each.

Each has ``add_arguments`` and ``run`` (which returns the exit code). A module is imported only when
its command is called, so that no command pays for what another one needs.
"""
