"""What the command line asks and prints, a module for each kind of errand."""
