"""What screens are made of, one widget a module. Widgets draw; they know no interview."""
