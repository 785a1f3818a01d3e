"""Paper → bytes, one module per container."""
