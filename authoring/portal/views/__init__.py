"""What each address answers: from a request to a page, nothing else."""
