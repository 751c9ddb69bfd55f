"""A study of the captions: random lessons, every sentence taken apart, every claim decided from the trace."""
