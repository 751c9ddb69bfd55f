"""Pictures that are kept, and painted again only where they differ from the one before."""
