"""Opening a trained model: what is in its file, which layers it has, what it reads, and its proof."""
