"""The tidy row of open data, and how published tables, cells, periods and counts become its parts."""
