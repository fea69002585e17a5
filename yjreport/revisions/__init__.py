"""What was published and corrected since: the record, the marks and the words of it; no file is read here."""
