"""The local level open data of the Youth Justice Board."""
