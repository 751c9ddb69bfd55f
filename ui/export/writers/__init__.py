"""The formats, one file each, found by looking into this folder."""
