"""What a rule file says: the frozen data of one questionnaire, its conditions and its JSON form."""
