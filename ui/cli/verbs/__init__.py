"""The verbs, one file each, found by looking into this folder: the file's name is what is typed.

A verb imports what it needs when it runs and nothing before, so that every command starts at once.
"""
