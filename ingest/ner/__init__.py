"""Units and roles in Swedish text: the model, its rules, its training data and its evaluation."""
