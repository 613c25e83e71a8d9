"""The files translators get and hand back: one module for each format, all in one table (`formats`)."""
