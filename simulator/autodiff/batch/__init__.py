"""Carries gradients back through many sequences at once, by the same plan and derivatives as through a single one."""
