"""Working groups' yearly results, from structured workbooks to one report in DOCX, PDF and HTML."""
