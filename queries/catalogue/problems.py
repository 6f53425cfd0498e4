"""What can be wrong with a question, its parameters or an engine."""

from kg.errors import KgError


class QuestionError(KgError):
    """A question, a parameter or an engine cannot be used as asked; the message gives the remedy."""


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of a character of a text, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
