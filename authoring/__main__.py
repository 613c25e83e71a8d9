"""`python -m authoring` is the command `authoring`."""

from authoring.cli import main

main()
