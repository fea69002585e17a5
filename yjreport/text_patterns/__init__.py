"""What English sentences look like: figures with their units, sentences, changes; no judgement of them."""
