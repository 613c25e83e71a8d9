"""What authors fill in and hand back: workbooks out, workbooks and JSON in, findings. Only here is Excel known."""
