"""What is remembered: tables, queries, one transaction for each deed."""
