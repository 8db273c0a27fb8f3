"""What a text says of itself and of others: numbers, dates, places, authorities, the form of official documents."""
