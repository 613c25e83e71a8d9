"""Submissions into one report: a literal list of stages, each a plain function."""
