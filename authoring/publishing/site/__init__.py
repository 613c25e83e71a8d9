"""The report as a folder of pages, one for each part and chapter, with a search: for a web site of its own."""
