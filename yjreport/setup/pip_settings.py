"""
Put what a person told pip about package indexes in uv's words.

Standard library only, and readable by Python 3.8: see `yjreport.setup.bootstrap`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

# pip's option -> the variable in which uv takes the same. A list is separated by blanks in pip.
_FROM_PIP = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "proxy": "ALL_PROXY",
    "trusted-host": "UV_INSECURE_HOST",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "retries": "UV_HTTP_RETRIES",
}
_COMMAS = {"UV_FIND_LINKS"}


def settings_for_uv(lines: Iterable[str]) -> dict[str, str]:
    """
    Put `pip config list` in uv's words.

    Later sections win as they do in pip: [global], then [install], then PIP_… variables.

    Example:
        >>> settings_for_uv(["global.index-url='https://a.example/simple'"])
        {'UV_DEFAULT_INDEX': 'https://a.example/simple'}
    """
    order = {"global": 0, "install": 1, ":env:": 2}
    ranked: list[tuple[int, str, str]] = []
    for line in lines:
        name, _, quoted = line.partition("=")
        section, _, option = name.strip().rpartition(".")
        if section in order and option in _FROM_PIP:
            try:
                value = str(ast.literal_eval(quoted.strip()))
            except (ValueError, SyntaxError):
                continue
            ranked.append((order[section], option, value))
    settings: dict[str, str] = {}
    for _, option, value in sorted(ranked, key=lambda item: item[0]):
        variable = _FROM_PIP[option]
        if option == "no-index":
            value = "1" if value.lower() in ("1", "true", "yes", "on") else "0"
        elif variable in ("UV_INDEX", "UV_FIND_LINKS", "UV_INSECURE_HOST"):
            value = ("," if variable in _COMMAS else " ").join(value.split())
        settings[variable] = value
    return settings
