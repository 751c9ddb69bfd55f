"""What several views draw alike: ghosts, the read-out, title and caption."""
