"""How an export is asked for: settings, preview, estimate."""
