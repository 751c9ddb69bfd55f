"""Looks: films made of marks, the painter, the window, the exports."""
