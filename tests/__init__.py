"""What SayNext promises, each promise as a test."""
