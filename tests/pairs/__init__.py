"""Every two deeds on the same subject at the same moment, on PostgreSQL."""
