"""Action plans as services keep them in Word or a spreadsheet."""
