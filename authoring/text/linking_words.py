"""Words that carry no name, in English, French and Spanish."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("the a an le la les l un une el los las una")
PREPOSITIONS = _words("of for on in to at de del du des d da à au aux en pour sur a para por sobre entre con hacia")
CONJUNCTIONS = _words("and & et y e")
LINKING_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS
