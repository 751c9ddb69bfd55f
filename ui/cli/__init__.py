"""The command line: verbs, one a file in `verbs/`, and what they share."""
