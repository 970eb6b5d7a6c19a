"""Values in, a Screen out: what a person sees. No Telegram types here."""
