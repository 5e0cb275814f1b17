"""What several tests need: the oracle, random questionnaires, a terminal, a browser."""
