"""Pages that are only pictures: straightened, recognised, and every reading checked a second way."""
