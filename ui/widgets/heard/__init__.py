"""What screen readers are told: the roles of painted widgets, announcements, and what is wrong with a field."""
