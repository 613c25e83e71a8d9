"""Web and e-mail addresses as they stand in running text."""

import re

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>«»“”\"]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_AFTER = ".,;:!?…)]}'’"


def addresses_in(text: str) -> list[str]:
    """Return the addresses in a text, each once, without the marks of the sentence behind them."""
    return list(dict.fromkeys(match[0].rstrip(_AFTER) for match in _ADDRESS.finditer(text)))


def without_addresses(text: str) -> str:
    """Return a text without its addresses."""
    return _ADDRESS.sub(" ", text)
