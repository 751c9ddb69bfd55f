"""Films as web pages: the painter's shapes recorded for a page that draws them again."""
