"""The leaf every other room stands on: the document model, places and findings. No input or output."""
