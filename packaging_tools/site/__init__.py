"""The documentation as a site: python -m packaging_tools.site

Pages are the Markdown of `docs/`, the gallery of lessons, and the file format from its schema. What a page shows as
`made/NAME` is what its command with `-o NAME` writes. Sphinx makes the site, whose pages use no network.
"""
