"""The whole story, from the invitation to nine files, in a real browser with the real processes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.portal.story import played
from tests.portal.story.played import GROUP, Story, is_fine
from tests.waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NINE = sorted(
    f"annual-report-2021.{language}.{file_format}"
    for language in ("en", "es", "fr")
    for file_format in ("docx", "html", "pdf")
)


@pytest.mark.parametrize("story", ["sqlite", "postgresql"], indirect=True)
def test_from_the_invitation_to_nine_files(story: Story, tmp_path: Path) -> None:
    fills_in_and_signs(story, tmp_path)
    camille = translates(story, tmp_path)
    played.builds(camille)
    is_fine(camille)
    played.publishes(camille)

    robin = story.comes_in("Robin")
    assert played.downloads(robin, tmp_path) == NINE
    is_fine(robin)
    robin.goto(GROUP)
    assert robin.locator("h1").inner_text() != "Agri-business"  # readers read what is published
    assert story.complaints.keys() <= {"Robin"}


def test_the_same_without_scripts(story: Story, tmp_path: Path) -> None:
    story.has_script = False
    fills_in_and_signs(story, tmp_path)
    camille = translates(story, tmp_path)
    played.builds(camille, "draft", "fr", "html")  # what is in the files has nothing to do with scripts
    is_fine(camille)


def fills_in_and_signs(story: Story, tmp_path: Path) -> None:
    anne = story.comes_in("Anne")
    assert anne.inner_text("h1") == "Mes documents"
    is_fine(anne)
    played.adds_a_passage_with_the_keyboard(anne)
    is_fine(anne)
    played.sends_a_workbook_with_mistakes(anne, tmp_path)
    played.mends(anne)
    is_fine(anne)
    played.submits(anne)
    played.signs_with_the_keyboard(anne)
    luis = story.comes_in("Luis")
    played.signs_with_the_keyboard(luis)
    is_fine(luis)
    handed_in = story.served.workspace / "submissions" / "2021" / "agri-business.json"
    until(handed_in.exists)


def translates(story: Story, tmp_path: Path) -> Page:
    """Be told what a final report lacks, translate it; return the coordinator's page."""
    camille = story.comes_in("Camille")
    played.builds(camille)
    assert camille.locator("main .finding.error").count() > 0  # not yet: a passage is not translated
    is_fine(camille)
    teresa = story.comes_in("Teresa")
    for language in played.TRANSLATED:
        played.hands_a_kit_back(teresa, language, tmp_path)
        is_fine(teresa)
    return camille
