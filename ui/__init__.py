"""The pages of the app: how to ask and show, no rule about reports."""
