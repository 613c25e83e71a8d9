"""What is done with files nobody has looked at yet: in a process of its own, within limits of time and memory."""
