"""What is said in words: an officer's commentary, its references to figures, and whether prose agrees with them."""
