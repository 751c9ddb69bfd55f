"""Questions about a run, each answered from its numbers: what is asked, what is right, and how near an answer comes."""
