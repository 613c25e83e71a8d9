"""Web and e-mail addresses as they stand in running text."""

import re

_DOMAINS = "ca com edu gob gov info int mx net org"
"""The domains by which an address is known that stands without `https://` and `www.`."""

_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>«»“”\"]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:{'|'.join(_DOMAINS.split())})(?![\w-])(?:/[^\s<>«»“”\"]*)?"
)
_AFTER = ".,;:!?…)]}'’"


def addresses_in(text: str) -> list[str]:
    """Return the addresses in a text, each once, without the marks of the sentence behind them."""
    return list(dict.fromkeys(match[0].rstrip(_AFTER) for match in _ADDRESS.finditer(text)))


def without_addresses(text: str) -> str:
    """Return a text without its addresses."""
    return _ADDRESS.sub(" ", text)
