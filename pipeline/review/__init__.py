"""The page where people read, correct and approve briefs: a local web server over a run's ledger."""
