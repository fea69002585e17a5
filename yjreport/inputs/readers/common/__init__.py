"""What several readers need: headers, periods in words, printed numbers, areas; the words of formats."""
