"""Trains networks of any cell: tasks, losses, optimisers, snapshots, and a training that stops and goes on."""
