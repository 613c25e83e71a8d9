"""What holds for every test."""

from hypothesis import settings

# How fast a busy machine is says nothing about the program.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
