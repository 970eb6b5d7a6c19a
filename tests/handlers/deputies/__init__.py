"""Deputies: who goes to one meeting for a rep."""
