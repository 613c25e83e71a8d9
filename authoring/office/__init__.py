"""Office files, read from their XML within bounds, whatever they claim: packages, and workbooks as placed cells."""
