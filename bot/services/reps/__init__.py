"""Being the rep: terms that begin and end, yes or no after the vote, and who comes next."""
