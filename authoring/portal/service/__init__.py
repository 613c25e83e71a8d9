"""The portal's processes and what they keep: serving, backup, a portal to try."""
