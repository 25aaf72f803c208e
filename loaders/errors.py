"""What a user is told when a file cannot be loaded: which, where, and what to do."""

from pathlib import Path


class LoadError(Exception):
    """A file that cannot be loaded. The rest of a load goes on without it.

    `path` is the file, `what` says what is wrong and where, `remedy` what to do about it.
    """

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(f"{path}: {what}. Remedy: {remedy}.")
        self.path = path
        self.what = what
        self.remedy = remedy
