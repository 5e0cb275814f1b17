"""A questionnaire in another language: its texts by place, taken out and put back."""
