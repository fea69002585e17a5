"""The Local Authority Interactive Tool (LAIT): its files, labels and vintages; no other publication."""
