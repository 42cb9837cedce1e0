"""A comparison to take along, with every quotation numbered, and the check of one."""
