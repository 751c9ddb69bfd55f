"""Tests of the network as a program and as a model for other frameworks."""
