"""Lessons that refer to a file which is not there: their words, and where one says where it is."""
