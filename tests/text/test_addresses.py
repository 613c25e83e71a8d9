"""Addresses in running text."""

import pytest

from authoring.text.addresses import addresses_in, without_addresses


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://example.org/a?b=1.", ["https://example.org/a?b=1"]),
        ("(www.example.org) or canada.ca/trade!", ["www.example.org", "canada.ca/trade"]),
        ("Ana.Paz@example.gob.mx, www.gob.mx/se", ["Ana.Paz@example.gob.mx", "www.gob.mx/se"]),
        ("at 2 p.m. in St. John, version 1.2.net", ["1.2.net"]),
        ("a.b, e.g. this. Net of costs", []),
    ],
)
def test_addresses(text: str, addresses: list[str]) -> None:
    assert addresses_in(text) == addresses


def test_a_text_without_them() -> None:
    assert without_addresses("See canada.ca/2021 in 2022").split() == ["See", "in", "2022"]
