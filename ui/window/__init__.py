"""The window: puts stage, panels, menus and jobs together."""
