"""What stops a command: one sentence for the person who called it."""


class CommandError(Exception):
    """The command could not do its job (exit code 2). The message says why and what to do."""
