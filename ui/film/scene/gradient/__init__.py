"""The gradient of a scene as it goes back: what comes where, in which lanes, and what makes each derivative."""
