"""What the reader says of some samples, condensed to what a person can check line by line.

A golden file that is missing is written by the test, which then fails: review it, correct the reader if it
is wrong, and commit it. To accept a wanted change, delete the file and run the test once.
"""
