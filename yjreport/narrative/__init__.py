"""Commentary of officers, its references to figures, and whether prose agrees with figures; none is composed here."""
