"""What no text may state: the lists, one a language, and how a text is looked through."""
