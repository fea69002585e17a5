"""Execute notebooks: kernels, papermill, JupyterLab."""
