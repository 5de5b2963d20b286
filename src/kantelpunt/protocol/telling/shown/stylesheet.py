"""How the page looks: on a screen, on a telephone and on paper."""

STYLESHEET = """
:root { --ink: #1b1b1b; --soft: #565656; --line: #c9cdd2; --accent: #154273; --paper: #fff; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 78rem; color: var(--ink);
  background: var(--paper); font: 1.0625rem/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial,
  sans-serif; }
a { color: var(--accent); }
a:focus-visible, figure:focus-visible, main:focus-visible { outline: 3px solid #c15f00;
  outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .75rem 1rem; z-index: 1; }
h1, h2, h3, h4 { line-height: 1.25; color: var(--accent); overflow-wrap: break-word; }
h1 { font-size: 2.1rem; margin: 0 0 .75rem; }
h2 { font-size: 1.6rem; margin: 3rem 0 1rem; padding-top: 1rem;
  border-top: 3px solid var(--accent); }
h3 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; }
h4 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; color: var(--ink); }
p { margin: 0 0 .75rem; max-width: 75ch; }
.lead { font-size: 1.2rem; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li { margin: .25rem 0; }
nav li li { padding-left: 1rem; font-size: .94rem; }
nav a { display: inline-block; padding: .15rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; padding: 0; border: 0; }
.rules { list-style: none; margin: 0 0 1rem; padding: 0; }
.rules > li { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--line);
  border-radius: 6px; max-width: 52rem; }
.rules > li > :last-child { margin-bottom: 0; }
.what { font-weight: 600; margin-bottom: .4rem; max-width: none; }
.what .reference, .said .reference { float: right; margin-left: 1rem; font-weight: 400; }
dl { margin: 0 0 .75rem; max-width: 52rem; }
dl > div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .25rem 0; }
dt { color: var(--soft); grid-column: 1; }
dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
dd + dd { margin-top: .25rem; }
.reading, .base { border-left: 4px solid #8a6d00; background: #fdf8e6; padding: .4rem .75rem; }
.base { border-color: var(--accent); background: #eef3fa; }
.source, .reference { color: var(--soft); font-size: .875rem; margin-bottom: .35rem; }
.reference { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .78rem; }
mark { background: #fff1c2; color: #4a3800; padding: 0 .2em; border-bottom: 2px dotted #8a6d00; }
figure { margin: 0 0 1.5rem; overflow-x: auto; }
figure svg { display: block; width: 100%; min-width: 46rem; height: auto; }
.table { overflow-x: auto; margin-bottom: 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: .97rem; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem;
  border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; }
.marks td { text-align: center; }
footer { margin-top: 3rem; color: var(--soft); font-size: .875rem; }
@media (min-width: 66rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 0 3rem; }
  header, footer { grid-column: 1 / -1; }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
    padding-right: .5rem; }
  main > section:first-child > h2 { margin-top: 1.5rem; }
}
@media (min-width: 37.01rem), print {
  .marks thead th + th { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 13rem;
    text-align: left; vertical-align: bottom; padding: .6rem .3rem; font-weight: 400; }
}
@media (max-width: 37rem) {
  .marks td { text-align: left; }
  h1 { font-size: 1.7rem; }
  dl > div { grid-template-columns: 1fr; }
  dt, dd { grid-column: 1; }
  nav a { padding: .6rem 0; }
  nav li li { display: none; }
  thead { position: absolute; left: -999rem; }
  tr, tbody th, td { display: block; width: 100%; }
  tbody th, td { border: 0; padding: .25rem .75rem; }
  td:empty { display: none; }
  td::before { content: attr(data-label) ": "; color: var(--soft); }
  tbody tr { border: 1px solid var(--line); border-radius: 6px; margin-bottom: .75rem;
    padding: .35rem 0; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  html { font-size: 11px; }
  body { display: block; padding: 0; max-width: none; font-size: 12.5px; line-height: 1.4; }
  .skip, footer { display: none; }
  h2, h3, h4 { break-after: avoid; }
  h2 { margin-top: 2rem; }
  p, dl, .rules > li { max-width: none; }
  .rules > li { border: 0; border-top: 1px solid var(--line); border-radius: 0; margin: 0;
    padding: .45rem 0; }
  .what { break-after: avoid; }
  dl > div { grid-template-columns: 15rem 1fr; }
  tr, dl > div, .reading { break-inside: avoid; }
  figure { overflow: visible; break-inside: avoid; }
  figure svg { min-width: 0; max-height: 235mm; }
  nav { break-after: page; }
  nav li li { display: none; }
  a { color: inherit; text-decoration: none; }
}
"""
