"""What the notebooks of one edition may see, and how a build hands it to its kernels; nothing is worded here."""
