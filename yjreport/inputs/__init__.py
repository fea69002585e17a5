"""The inputs of an annex: the files of a service's year, gathered into documented tables by readers that know them."""
