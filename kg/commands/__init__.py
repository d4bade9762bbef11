"""The commands of `kg`, one a module; each imports what it needs when it runs, so that `kg --help` answers at once."""
