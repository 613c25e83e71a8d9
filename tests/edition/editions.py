"""A small edition as data, to be changed by tests."""

from copy import deepcopy
from typing import Any

from authoring.edition.edition import Edition

_SMALL: dict[str, Any] = {
    "year": 2030,
    "title": {"en": "2030 Annual Report", "fr": "Rapport annuel 2030"},
    "partnership": {"name": {"en": "Partnership of Two", "fr": "Partenariat à deux"}, "acronym": "P2"},
    "languages": ["en"],
    "host": "peru",
    "meeting": {"ordinal": 3, "start": "2030-05-02", "place": {"en": "Lima"}},
    "partners": [{"id": "peru", "territory": "PE"}, {"id": "chile", "territory": "CL"}],
    "groups": [
        {"id": "mining", "name": {"en": "Mining", "fr": "Mines"}},
        {"id": "forests", "name": {"en": "Forests", "fr": "Forêts"}},
    ],
    "sections": [
        {"key": "outcomes", "title": {"en": "Outcomes"}, "need": "required", "topics": True, "words": 100},
        {"key": "plans", "title": {"en": "Future actions"}, "kind": "actions"},
    ],
    "coordination": [{"key": "message", "title": {"en": "Message"}, "part": "message", "shows": ["signatories"]}],
}


def small_edition(**changes: object) -> Edition:
    """Return a valid edition with top-level keys replaced."""
    return Edition.model_validate(deepcopy(_SMALL) | changes)
