"""The promises of secrecy, shown by trying to break them."""
