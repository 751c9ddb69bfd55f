"""The backward pass through the same operations."""
