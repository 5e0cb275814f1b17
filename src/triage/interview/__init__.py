"""One person's walk through a questionnaire: what an answer means, and what comes out."""
