"""Budget tables as councils lay them out; what their amounts add up to is not checked here."""
