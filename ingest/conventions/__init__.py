"""How Swedish reports write dates of rounds, numbers of areas, labels of lists and states: small grammars."""
