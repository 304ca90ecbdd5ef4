"""Rankings: people for an opening, openings for a person, two openings for a family; kept, and made again."""
