"""Blank workbooks out of forms, and the same workbooks filled in from a submission."""
