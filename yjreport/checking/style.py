"""The style of checks.html: readable at any width, in light, dark and print."""

STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#f3f4f6;--line:#6b7280;--link:#0b4f9e;
--good:#0f5c2e;--bad:#9b1c1c}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--paper:#161616;--soft:#262626;--line:#9aa0a6;
--link:#9cc7ff;--good:#7fdca0;--bad:#ffa8a0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Arial,sans-serif;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2}
h2{font-size:1.4rem;margin-top:2.5rem}h3{font-size:1.15rem;margin-top:2rem}
p,li{max-width:45rem}
a{color:var(--link)}a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}
nav a{display:inline-block;min-height:1.5rem}
.verdict{border-left:.4rem solid var(--line);background:var(--soft);padding:.75rem 1rem}
.verdict.failed{border-color:var(--bad)}.verdict.passed{border-color:var(--good)}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;min-width:30rem}
caption{text-align:left;font-weight:700;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{background:var(--soft)}tbody th{font-weight:400;min-width:10rem}
td{min-width:8rem}
.number{text-align:right;min-width:4rem;font-variant-numeric:tabular-nums}
table.narrow{min-width:0;width:auto}.narrow th,.narrow td{min-width:3rem}.narrow tbody th{font-weight:700}
.narrow td+td{width:45%}
.group{border-left:.25rem solid var(--line);padding:.1rem 0 .1rem 1rem;margin:1.25rem 0 2rem}
h3{overflow-wrap:anywhere}h4{font-size:1.05rem;margin:.25rem 0 .5rem}.count{font-weight:400;white-space:nowrap}
dl{margin:.5rem 0;max-width:60rem}dl div{display:grid;grid-template-columns:10rem 1fr;gap:.1rem 1rem;padding:.15rem 0}
dt{font-weight:700}dd{margin:0;overflow-wrap:anywhere}
@media (max-width:40rem){dl div{grid-template-columns:1fr}.group{padding-left:.6rem}}
.hash{font-family:ui-monospace,monospace}
@media print{nav,.skip{display:none}.scroll{overflow:visible}table{min-width:0;font-size:.8rem}
th,td{min-width:0!important}.group,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}}
""".strip()
