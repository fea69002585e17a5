"""Population estimates of the Office for National Statistics, as it and Nomis publish them."""
