"""Figures in a text: what they mean in its language, and which of them another language's text does not have."""
