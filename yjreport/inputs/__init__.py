"""A service's year gathered into documented tables, by readers that know each format; nothing here judges a figure."""
