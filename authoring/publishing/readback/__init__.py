"""Published files read back, each through what its own readers see of it, and compared."""
