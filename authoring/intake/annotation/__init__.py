"""An author's workbook opened as a package and given findings: each module knows one part of ECMA-376 Part 1."""
