"""What stops a command: a mistake outside the submissions that no report can be built around.

A mistake inside a submission is never an exception; it is a `model.finding.Finding`.
"""

from authoring.locale.message import Message, Spoken

FAILURES = (
    "File name too long",
    "Is a directory",
    "No space left on device",
    "No such file or directory",
    "Not a directory",
    "Permission denied",
    "Read-only file system",
)
"""What systems say when a file is not to be had (POSIX `strerror`): message ids of the `commands` catalogue."""


def failure(error: OSError) -> Message:
    """Return what the system says of a file that cannot be read or written."""
    return Message(error.strerror or str(error))


class AuthoringError(Exception):
    """Something the person at the keyboard must mend before the command can run.

    It says one or several lines, each spoken itself (a finding, a message) or the id of a message in the catalogue
    `commands`, which is filled in with the values: `AuthoringError("There is no group {group}.", group=name)`.
    """

    def __init__(self, *lines: str | Spoken, **values: object) -> None:
        super().__init__(*lines)
        self.lines = tuple(Message(line, values) if isinstance(line, str) else line for line in lines)

    def text(self, language: str = "en") -> str:
        """Return what it says, in `language`."""
        return "\n".join(line.text(language) for line in self.lines)

    def __str__(self) -> str:
        return self.text()


class EditionError(AuthoringError):
    """`edition.toml` is missing, no TOML, or says what cannot be; names file, key and what is expected."""


class TemplateError(AuthoringError):
    """A file in `templates/` is missing or cannot be rendered."""


class RefusedError(AuthoringError):
    """`build --final` refuses: names the errors and the missing groups that stand in the way."""


class UnreadableError(AuthoringError):
    """A published file cannot be read back: damaged, changed, or never one of ours; names what is wrong with it."""


class PictureError(AuthoringError):
    """A picture cannot be published; `code` is that of the finding."""

    def __init__(self, code: str) -> None:
        super().__init__("A picture cannot be published: {code}.", code=code)
        self.args = (code,)
        self.code = code
