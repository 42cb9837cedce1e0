"""The folder of record: originals, records, journal, ledger, and the only code that writes to them."""
