"""Tables drawn with ruling lines: from the lines to a lattice, from its cells to a grid."""
