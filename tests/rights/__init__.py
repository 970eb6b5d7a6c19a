"""Whatever a page promises to somebody, that person can do."""
