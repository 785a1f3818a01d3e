"""What stands between the spider and the network: gate, robots, patience, and the record of everything."""
