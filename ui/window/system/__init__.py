"""The window follows what is changed in the system while it runs."""
