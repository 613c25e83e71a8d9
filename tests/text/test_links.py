import pytest

from authoring.text.links import safe_link


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://www.canada.ca/en.html#a?b=c&d", "https://www.canada.ca/en.html#a?b=c&d"),
        (" HTTP://a.ca ", "HTTP://a.ca"),
        ("mailto:a@b.mx", "mailto:a@b.mx"),
        ("https://méxico.mx/año", "https://méxico.mx/año"),
        ('https://a.ca/x y"<z>', "https://a.ca/x%20y%22%3Cz%3E"),
        ("https://a.ca/%20", "https://a.ca/%20"),
        ("javascript:alert(1)", None),
        ("java\x00script:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//a.ca", None),
        ("www.canada.ca", None),
        ("https://", None),
        ("mailto:nobody", None),
        ("#Outcomes!A1", None),
        ("", None),
    ],
)
def test_only_web_and_e_mail_addresses_are_links(target: str, address: str | None) -> None:
    assert safe_link(target) == address
