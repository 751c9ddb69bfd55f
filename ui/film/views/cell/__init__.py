"""One cell, its gates and its memory line."""
