"""Makes the strings that tasks are of: texts of a small grammar, and blocks of letters that are equally long."""
