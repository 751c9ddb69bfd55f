"""Many exports at once: lecture packs and courses, only what has changed."""
