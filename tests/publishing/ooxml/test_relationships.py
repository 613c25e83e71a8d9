from authoring.publishing.ooxml.relationships import Hyperlinks


def test_one_target_has_one_relationship() -> None:
    links = Hyperlinks()
    assert [links.id("https://a.example"), links.id("https://b.example"), links.id("https://a.example")] == [
        "link1",
        "link2",
        "link1",
    ]
