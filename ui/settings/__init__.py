"""What the person chose once: settings, language, recent files."""
