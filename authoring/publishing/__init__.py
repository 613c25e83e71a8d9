"""A report into files: pure functions from (report, templates) to bytes."""
