"""What is filled in: saved, compared, remarked on, sent in as a file, signed, landed."""
