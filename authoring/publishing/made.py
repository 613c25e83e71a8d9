"""What a build has made, before and when it is put in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from authoring.edition.files import write_atomically, write_folder
from authoring.publishing.manifest import SITE, Artifact, digest, retract
from authoring.publishing.press import Printed
from authoring.publishing.readback.read import Source


@dataclass(frozen=True, slots=True)
class Made:
    """The artifacts `printed` for an output folder, those `standing` there that stay, the site's files by their paths.

    `site` is None when no site was asked for: one that stands stays, too.
    """

    output: Path
    printed: tuple[Printed, ...]
    standing: tuple[Artifact, ...] = ()
    site: Mapping[str, bytes] | None = None

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """All artifacts, those from before first."""
        return (*self.standing, *(done.artifact for done in self.printed))

    @property
    def digests_of_site(self) -> dict[str, str]:
        """The SHA-256 of each of the site's files."""
        return {path: digest(content) for path, content in (self.site or {}).items()}

    def source(self, path: str) -> Source:
        """Return a file by its path in the output folder: as it was made, or where it stands."""
        made = {done.artifact.path: done.content for done in self.printed}
        within = path.removeprefix(f"{SITE}/")
        if path in made:
            return made[path]
        return self.site[within] if self.site and within in self.site and within != path else self.output / path

    def put_in_place(self) -> None:
        """Write everything to the output folder, each file in one step.

        The manifest forgets first what is replaced: what it names stands as it says, whenever this is cut off.
        """
        retract(self.output, self.artifacts, None if self.site is None else self.digests_of_site)
        for done in self.printed:
            write_atomically(self.output / done.artifact.path, done.content)
        if self.site is not None:
            write_folder(self.output / SITE, self.site)
