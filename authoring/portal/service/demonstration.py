"""A portal to try: `python -m authoring.portal.service.demonstration [FOLDER]`.

It serves a copy of the workspace's editions in `output/portal` (or FOLDER), so that nothing that is tried reaches the
real ones, and lets in one person of each role. Started again, it goes on where it was left.
"""

import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from authoring.edition.edition import Edition
from authoring.portal.service import server

FOLDER = Path("output") / "portal"


def main(folder: Path = FOLDER) -> None:
    """Make the copy where there is none yet, let people in, tell them how, and serve until told to stop."""
    copy(Path(), folder)
    server.prepare(folder)
    sys.stdout.write("\n".join(told(folder)))
    sys.stdout.flush()
    server.serve(folder, processes=2)


def copy(base: Path, folder: Path) -> None:
    """Copy a workspace's editions and templates, whole or not at all."""
    for name in ("submissions", "templates"):
        if not (folder / name).exists():
            begun = folder / f".{name}"
            shutil.rmtree(begun, ignore_errors=True)
            shutil.copytree(base / name, begun)
            begun.rename(folder / name)


def told(folder: Path) -> Iterator[str]:
    """Let people in; yield what they have to know."""
    from django.conf import settings

    from authoring.portal.people.inviting import Given, give, link_for
    from authoring.portal.workspace import edition_of, years

    yield f"\nThe portal answers at {settings.PORTAL_URL} (to end it: Ctrl+C)."
    yield f"It works on a copy, {folder}; letters it sends are kept in {settings.PORTAL / 'letters'}."
    yield "Each of these links lets one person in; open them in browsers that know nothing of each other.\n"
    edition = edition_of(years()[0])
    for part, name, language, roles in people(edition):
        email = f"{name.split()[0].lower()}@example.org"
        person = give(email, name, [Given(edition.year, **role) for role in roles], language=language)
        yield f"  {part}: {name}, {email}\n    {link_for(person)}"
    yield "\n"


def people(edition: Edition) -> Iterator[tuple[str, str, str, list[dict[str, str]]]]:
    """Yield who is let in: what they do, their name, their language, their roles. Co-chairs are of the first group."""
    group, tags = edition.active_groups[0].id, edition.languages
    yield "Coordinator", "Camille Roy", "en", [{"kind": "coordinator"}]
    for partner, (name, language) in zip(edition.partners, _CO_CHAIRS, strict=False):
        role = {"kind": "co_chair", "group": group, "partner": partner.id}
        yield f"Co-chair of {group} ({partner.id})", name, language, [role]
    yield "Translator", "Teresa Vega", "en", [{"kind": "translator", "language": tag} for tag in tags]
    yield "Reader", "Robin Smith", "en", [{"kind": "reader"}]


_CO_CHAIRS = (("Anne Gagnon", "fr"), ("Luis Ortega", "es"))


if __name__ == "__main__":
    parser = ArgumentParser("python -m authoring.portal.service.demonstration", description="Serve a portal to try.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, metavar="FOLDER", help="where (%(default)s)")
    main(parser.parse_args().folder)
