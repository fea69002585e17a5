"""Budget tables as councils lay them out."""
