"""The dialog that exports: settings, preview, estimate."""
