"""Find: the numbers, claims and topics of a sentence, before anything is decided of them."""
