"""Small expressions over a run, which the texts and the questions of a storyline carry in place of typed numbers."""
