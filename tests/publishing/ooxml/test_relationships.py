import pytest

from authoring.publishing.ooxml.relationships import Hyperlinks, address

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
    "": None,
}


@pytest.mark.parametrize(("link", "target"), ADDRESSES.items())
def test_only_web_and_mail_addresses_become_targets(link: str, target: str | None) -> None:
    assert address(link) == target


def test_one_target_has_one_relationship() -> None:
    links = Hyperlinks()
    assert [links.id("https://a.example"), links.id("https://b.example"), links.id("https://a.example")] == [
        "link1",
        "link2",
        "link1",
    ]
