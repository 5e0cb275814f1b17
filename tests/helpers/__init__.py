"""What several tests need: the oracle, questionnaires and changes to try, a terminal, a browser."""
