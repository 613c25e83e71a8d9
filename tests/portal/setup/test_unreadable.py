"""An edition whose definition somebody broke by hand."""

import pytest

from authoring.edition.folder import EditionFolder
from authoring.portal.models import Role
from tests.portal.roles import person, signed_in


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/desk/2030/", "/2030/mining/", "/2030/mining/sheets/outcomes/"])
def test_what_is_to_be_mended_is_told_to_coordinators_alone(folder: EditionFolder, address: str) -> None:
    folder.definition.write_text("year = ", "utf-8")
    told = signed_in(person("coordinator")).get(address)
    assert told.status_code == 503
    assert "edition.toml is not valid TOML" in told.content.decode()
    author = signed_in(person("co_chair", group="mining", partner="peru")).get(address)
    assert author.status_code == (404 if address.startswith("/desk") else 503)
    assert "TOML" not in author.content.decode()


@pytest.mark.django_db
def test_what_is_published_and_the_first_page_stay(folder: EditionFolder) -> None:
    reader, coordinator = signed_in(person("reader")), signed_in(person("coordinator"))
    folder.definition.write_text("year = ", "utf-8")
    pages = [one.get(address) for one in (reader, coordinator) for address in ("/", "/report/2030/")]
    assert [page.status_code for page in pages] == [200] * 4
    assert ["/setup/2030/" in page.content.decode() for page in (pages[0], pages[2])] == [False, True]
    assert "cannot be read now" in pages[0].content.decode()
    led = coordinator.get("/desk/2030/").content.decode()
    assert 'class="button primary" href="/setup/2030/"' in led
    assert coordinator.get("/setup/2030/").status_code == 200


@pytest.mark.django_db
def test_a_coordinator_of_another_edition_is_shown_no_file(folder: EditionFolder) -> None:
    other = person("co_chair", group="mining", partner="peru")
    Role.objects.create(person=other, edition=2029, kind="coordinator")
    folder.definition.write_text("year = ", "utf-8")
    answer = signed_in(other).get("/2030/mining/")
    assert (answer.status_code, "TOML" in answer.content.decode()) == (503, False)
