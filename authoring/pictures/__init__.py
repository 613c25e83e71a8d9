"""Authors' pictures: what they are, whether they can be published, and as what."""
