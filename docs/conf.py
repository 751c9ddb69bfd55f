"""What Sphinx makes of the pages: `python -m packaging_tools.site` gathers them and runs it."""

project = "Gatelight"
author = "Gatelight developers"
extensions = ["myst_parser"]
myst_heading_anchors = 4
myst_number_code_blocks = []
html_theme = "furo"
html_title = "Gatelight"
html_favicon = "_static/gatelight.svg"
html_logo = "_static/gatelight.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_extra_path = ["extra"]
html_copy_source = False
html_show_copyright = False
exclude_patterns = ["extra", "made"]
