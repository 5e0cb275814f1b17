"""Rule-based triage questionnaires: a YAML file in, a proven, non-diagnostic interview out."""
