"""Files as people save them, read into grids, documented tables and typed entries; knows no publisher."""
