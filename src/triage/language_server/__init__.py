"""What an editor shows of a rule file while it is written: its problems, its names, its meaning."""
