"""Controls that know nothing of networks: number field, mark canvas, messages, icons, keys."""
