"""Numbers on the stage that can be set: their menu, their handle, the field to type in, and what was changed."""
