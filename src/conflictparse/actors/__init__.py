"""Who: named parties, and the generic mentions that a side and a role make up."""
