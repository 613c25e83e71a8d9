"""A submission in another language: what is to be translated, and what was."""
