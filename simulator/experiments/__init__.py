"""Measurements that one can repeat, one file each."""
