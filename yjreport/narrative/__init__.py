"""What officers write: their commentary, its references to figures, and what figures say of it; no computed prose."""
