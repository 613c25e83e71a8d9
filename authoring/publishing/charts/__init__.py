"""Charts: what the report's data come to, drawn as one picture for every format."""
