"""What the groups and the coordinators handed in, assembled into one report."""
