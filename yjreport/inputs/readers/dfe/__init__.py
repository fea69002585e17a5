"""What the Department for Education publishes: Explore Education Statistics and its interactive tool."""
