"""What single sections say of their registers; sections of measures alone need nothing here."""
