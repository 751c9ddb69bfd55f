"""The lesson's file, and what can be done with it: read, checked, built, run."""
