"""The only code that makes ink, and the only one that knows colours."""
