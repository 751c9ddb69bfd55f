"""Experiments that train: many cases from several seeds, beside the numbers that other code had measured."""
