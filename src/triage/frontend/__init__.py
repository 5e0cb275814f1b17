"""Where a person is asked: line by line, or on the full screen."""
