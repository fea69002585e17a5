"""Action plans as services keep them in Word or a spreadsheet; no judgement of what is late."""
