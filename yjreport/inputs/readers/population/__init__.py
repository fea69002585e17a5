"""Population estimates as the Office for National Statistics and Nomis publish them; no other figures."""
