"""Django, set up for the tests of the portal before anything of it is imported."""

import atexit
import os
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import django
from django.db import connection

WORKSPACE = Path(mkdtemp(prefix="portal-"))
atexit.register(rmtree, WORKSPACE, ignore_errors=True)
(WORKSPACE / ".portal" / "static").mkdir(parents=True)
os.environ["AUTHORING_WORKSPACE"] = str(WORKSPACE)
os.environ["DJANGO_SETTINGS_MODULE"] = "authoring.portal.settings"
django.setup()

# A database in memory is not one that threads share as a file's.
if connection.vendor == "sqlite":
    connection.settings_dict["TEST"]["NAME"] = str(WORKSPACE / "test.sqlite3")
