"""What is done in the background: asked for, claimed, made, kept, published."""
