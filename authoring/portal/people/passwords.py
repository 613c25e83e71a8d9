"""What a password must be beside long and uncommon: something its owner can see when it is written down."""

import unicodedata

from django.core.exceptions import ValidationError

from authoring.portal.page import say

_INVISIBLE = "CZM"
"""Unicode's categories of what shows nothing by itself: controls and formats, separators, marks on other characters."""


class VisibleValidator:
    """Refuses what has no visible character at all: spaces only, or signs that turn the writing's direction."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 (Django's signature)
        """Raise ValidationError for such a password."""
        if all(unicodedata.category(character)[0] in _INVISIBLE for character in password):
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        """Return what is asked for."""
        return say("The password needs characters that can be seen.")
