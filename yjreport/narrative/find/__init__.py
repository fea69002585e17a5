"""Find numbers, claims and topics in prose by their words; what the results say of them is not looked at here."""
