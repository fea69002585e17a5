"""Say: put a result into an officer's sentence, by reference."""
