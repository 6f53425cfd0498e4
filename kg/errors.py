"""The errors that a user can cause or meet: one family, each with the exit code of the command line."""

from typing import ClassVar

DATA, USAGE, SERVER = 1, 2, 3  # exit codes: wrong data, wrong use, no server


class KgError(Exception):
    """Something a user can put right; the message says what is wrong, what was expected and how to fix it.

    Attributes:
        exit_code: of a command that ends with it.
    """

    exit_code: ClassVar[int] = USAGE
