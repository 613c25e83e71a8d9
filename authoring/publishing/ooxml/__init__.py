"""Word's own file format, written directly: strings of WordprocessingML, and what they refer to beside the body.

Everything that looks is a style, a table style or a list of the template; everything that is structure is written here.
Clauses are those of ECMA-376 Part 1 unless another standard is named.
"""
