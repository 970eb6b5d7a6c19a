"""What a power cut may do: nothing."""
