"""An edition whose definition somebody broke by hand."""

import pytest

from authoring.edition.folder import EditionFolder
from tests.portal.roles import person, signed_in


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/desk/2030/", "/2030/mining/", "/2030/mining/sheets/outcomes/"])
def test_what_is_to_be_mended_is_told_to_coordinators_alone(folder: EditionFolder, address: str) -> None:
    folder.definition.write_text("year = ", "utf-8")
    told = signed_in(person("coordinator")).get(address)
    assert told.status_code == 503
    assert "edition.toml is not valid TOML" in told.content.decode()
    author = signed_in(person("co_chair", group="mining", partner="peru")).get(address)
    assert author.status_code == (404 if address.startswith("/desk") else 503)
    assert "TOML" not in author.content.decode()
