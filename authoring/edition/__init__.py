"""What an edition is: one year's report, defined by its `edition.toml`."""
