"""A lesson told step by step: what is shown and said, what one does oneself, and what one is asked."""
