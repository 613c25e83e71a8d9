"""The portal as people play it: in Chromium, with its real processes."""
