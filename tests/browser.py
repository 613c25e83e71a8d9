"""Pages looked at in a real browser (`clients/browser.mjs`): axe-core, Lighthouse, the keyboard, the console.

One start of the browser looks at everything a test module asks for.
"""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.validators import missing, program

CLIENTS = Path(__file__).parent / "clients"


@dataclass(frozen=True)
class View:
    """How a page is looked at; `spaced` overrides its spaces as WCAG 2.2, 1.4.12 has it, `script` lets scripts run.

    By axe-core it is `judged` or not: what it finds is the same at most widths, and it takes longer than all else.
    """

    width: int
    scheme: Literal["light", "dark", "forced"] = "light"
    spaced: bool = False
    script: bool = True
    judged: bool = True


@dataclass(frozen=True)
class Seen:
    """What was found: `violations` by axe-core, `overflow` what is cut off or sticks out, `console` what it said.

    `broken` are the words of tables' cells that stand on two lines, other than at a hyphen.
    """

    violations: list[str]
    overflow: list[str]
    broken: list[str]
    console: list[str]
    text: str = ""
    has_search: bool = False


@dataclass(frozen=True)
class Walked:
    """The page gone through with the tab key: what was `missed` or reached too late, and where no focus is seen.

    `skipped` is the id of what has the focus after the first link.
    """

    reached: int
    missed: list[str]
    unseen: list[str]
    skipped: str


@dataclass(frozen=True)
class Visit:
    """What is looked at on one page; `search` is typed into its search."""

    path: str
    views: tuple[View, ...] = ()
    keyboard: bool = False
    policy: bool = False
    search: str = ""


@dataclass(frozen=True)
class Found:
    """What was found on one page: `forbidden` are the directives of its policy that stopped what was tried."""

    views: dict[View, Seen] = field(default_factory=dict)
    walked: Walked | None = None
    forbidden: list[str] = field(default_factory=list)
    status: str = ""
    results: list[tuple[str, str]] = field(default_factory=list)
    scores: dict[str, int] = field(default_factory=dict)


def browse(folder: Path, visits: Iterable[Visit], lighthouse: Iterable[str] = ()) -> dict[str, Found]:
    """Look at pages in `folder`, served by HTTP; return what was found by path.

    `lighthouse` names the pages that Lighthouse measures, in percent.
    """
    if not (CLIENTS / "node_modules" / "playwright-core").is_dir():
        missing("The browser's driver")
    visited = list(visits)
    order = {
        "folder": str(folder),
        "chromium": program("chromium"),
        "pages": [asdict(visit) for visit in visited],
        "lighthouse": [*lighthouse],
    }
    done = subprocess.run(
        [program("node"), str(CLIENTS / "browser.mjs")],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    views = {visit.path: visit.views for visit in visited}
    return {path: _found(views.get(path, ()), said) for path, said in found.items()}


def _found(views: tuple[View, ...], said: dict[str, Any]) -> Found:
    return Found(
        views={view: Seen(**seen) for view, seen in zip(views, said.get("views", []), strict=True)},
        walked=Walked(**said["walked"]) if said.get("walked") else None,
        forbidden=said.get("forbidden", []),
        status=said.get("status", ""),
        results=[(title, address) for title, address in said.get("results", [])],
        scores=said.get("scores", {}),
    )
