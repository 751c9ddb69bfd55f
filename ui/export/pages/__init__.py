"""Films on paper and slides: contact sheets, handouts, worksheets, LaTeX."""
