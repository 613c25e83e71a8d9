"""The Word template as its designer left it: what its tags may be, and everything in it that is to be mended."""
