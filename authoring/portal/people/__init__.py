"""Who comes in, as what, and what is written to them."""
