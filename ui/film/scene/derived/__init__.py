"""What a scene is asked for and finds in itself."""
