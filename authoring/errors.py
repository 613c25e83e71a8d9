"""What stops a command: a mistake outside the submissions that no report can be built around.

A mistake inside a submission is never an exception; it is a `model.finding.Finding`.
"""


class AuthoringError(Exception):
    """Something the person at the keyboard must mend before the command can run; its text is shown as it is."""


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
        super().__init__(f"A picture cannot be published: {code}.")
        self.code = code
