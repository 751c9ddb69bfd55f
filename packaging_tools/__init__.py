"""How what people install is made of a checkout: the wheel, and a bundle that brings its own Python."""
