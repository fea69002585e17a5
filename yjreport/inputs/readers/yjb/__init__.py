"""The local level open data of the Youth Justice Board: its services, words and sums; no other publisher's tables."""
