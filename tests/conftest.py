"""What holds for every test."""

import os

from hypothesis import settings

# LibreOffice takes seconds to lay out a Word document: only tests that are about it let it do so.
os.environ.setdefault("AUTHORING_LIBREOFFICE", "")

# Commands speak the language of whoever runs them: here English, whatever the machine's is.
os.environ["AUTHORING_LANGUAGE"] = "en"

# How fast a busy machine is says nothing about the program.
settings.register_profile("patient", deadline=None)
# `make check` asks for fewer examples: the whole run has the others.
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile("patient")
