"""The Local Authority Interactive Tool (LAIT) of the Department for Education: its files, labels and vintages."""
