"""What people, their phones, and people with more than a phone can send."""
