"""Nothing is lost in a crash: what is changed and not saved is kept aside, and offered at the next start."""
