"""What else could keep such a register, each used as somebody would who knows it well."""
