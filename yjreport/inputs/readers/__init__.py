"""The readers of downloaded and received files, one room for each publisher or kind of document."""
