"""What people type, as blocks: a little Markdown, never required. Lines in, blocks out, and back, losing nothing."""
