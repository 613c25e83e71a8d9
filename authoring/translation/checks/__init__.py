"""What a translation must have in common with its source, and how it must be written: one module for each kind."""
