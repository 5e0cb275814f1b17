"""What `triage validate` looks for: one module a family, each with the pages that explain it."""
