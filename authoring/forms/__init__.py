"""What is asked of authors, declared once: workbook, instructions, checks, web form and report all derive from it."""
