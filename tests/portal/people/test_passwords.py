"""What a password must be."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize("password", [" " * 12, "\u202e" * 12, "\u00a0\u200b\t" * 4, "\u0301" * 12])
def test_what_cannot_be_seen_is_refused(password: str) -> None:
    with pytest.raises(ValidationError, match="characters that can be seen"):
        validate_password(password)


@pytest.mark.parametrize("password", ["a sentence of mine", "пароль на каждый день", "我的密码是一句很长的话吧"])
def test_any_writing_will_do(password: str) -> None:
    validate_password(password)
