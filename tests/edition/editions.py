"""A small edition as its coordinators write it, to be changed by tests."""

import tomllib

from authoring.edition.edition import Edition

EDITION = """\
year = 2030
languages = ["en"]
host = "peru"
due = 2031-03-31

[title]
en = "2030 Annual Report"
fr = "Rapport annuel 2030"

[partnership.name]
en = "Partnership of Two"
fr = "Partenariat à deux"

[meeting]
ordinal = 3
start = 2030-05-02
place = { en = "Lima" }

[[partners]]
id = "peru"
territory = "PE"

[[partners]]
id = "chile"
territory = "CL"

[[groups]]
id = "mining"
name = { en = "Mining", fr = "Mines" }

[[groups]]
id = "forests"
name = { en = "Forests", fr = "Forêts" }

[[sections]]
key = "outcomes"
title = { en = "Outcomes", fr = "Résultats" }
need = "required"
topics = true
words = 100

[[sections]]
key = "plans"
kind = "actions"
title = { en = "Future actions", fr = "Actions futures" }

[[coordination]]
key = "message"
title = { en = "Message", fr = "Message" }
part = "message"
shows = ["signatories"]
"""


def with_more_time(text: str) -> str:
    """Return a definition in which the miners may take until the end of April."""
    return text.replace('fr = "Mines" }\n', 'fr = "Mines" }\ndue = 2031-04-30\n')


def small_edition(**changes: object) -> Edition:
    """Return it with top-level keys replaced."""
    return Edition.model_validate(tomllib.loads(EDITION) | changes)
