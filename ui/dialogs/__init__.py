"""Windows that ask or tell: help, commands, cues, the program and its licences."""
