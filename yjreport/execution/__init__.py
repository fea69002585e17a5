"""Execute notebooks: kernels, papermill, JupyterLab; knows of no service, and of no figure."""
