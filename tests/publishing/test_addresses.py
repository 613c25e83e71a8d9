"""Where a published link may lead."""

import pytest

from authoring.publishing.addresses import address

ADDRESSES = {
    "https://example.org/?a=1&b=2#c": "https://example.org/?a=1&b=2#c",
    "mailto:someone@example.org": "mailto:someone@example.org",
    " https://example.org/a b ": "https://example.org/a%20b",
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/%C3%A9": "https://example.org/%C3%A9",
    'https://example.org/"<>{}|\\^`': "https://example.org/%22%3C%3E%7B%7D%7C%5C%5E%60",
    "https://[2001:db8::1]/": "https://[2001:db8::1]/",
    "https://[broken/": None,
    "https://example.org:port/": None,
    "https://": None,
    "mailto:": None,
    "javascript:alert(1)": None,
    "file:///etc/passwd": None,
    "\\\\server\\share": None,
    "example.org": None,
    'https://example.org/a b"<é>[x]': "https://example.org/a%20b%22%3C%C3%A9%3E%5Bx%5D",
    "HTTPS://example.org/A": "https://example.org/A",
    "data:text/html,x": None,
    "#mining": None,
    "": None,
}


@pytest.mark.parametrize(("link", "target"), ADDRESSES.items())
def test_only_addresses_of_the_web_and_of_mail_are_links(link: str, target: str | None) -> None:
    assert address(link) == target
