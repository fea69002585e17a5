"""Documents made from the code and the parameters, so that they say what those do."""
