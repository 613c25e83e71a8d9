"""What the editor shows and sends: blocks as HTML, and any HTML, pasted ones too, as blocks."""
