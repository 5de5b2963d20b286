"""What a page of something that was tried adds to the looks of the other pages."""

ADDED = """
body.tried { max-width: 72rem; display: block; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 1.5rem 2rem; align-items: start; margin-bottom: 1rem; }
.plot { margin: 0; overflow: visible; }
.plot svg { display: block; width: 100%; max-width: 32rem; min-width: 0; }
.plot h3 { margin: 0 0 .25rem; font-size: 1.0625rem; color: var(--ink); }
details { margin: 0 0 .75rem; }
summary { cursor: pointer; padding: .7rem 0; color: var(--accent); text-decoration: underline; }
summary:focus-visible, .table:focus-visible { outline: 3px solid #c15f00; outline-offset: 2px; }
.tried h2 { margin-top: 2.25rem; }
.weekly tbody th { white-space: nowrap; }
.tried td { font-variant-numeric: tabular-nums; }
.tried .numbers td, .tried .numbers thead th + th { text-align: right; }
.tried ul { max-width: 75ch; padding-left: 1.25rem; }
.changes code { overflow-wrap: anywhere; }
@media (max-width: 37rem) {
  .tried .numbers td { text-align: left; }
}
@media print {
  body.tried { max-width: none; }
  .plots { grid-template-columns: 1fr 1fr; gap: 1rem; }
  .plot { break-inside: avoid; }
  .plot svg { max-height: none; }
  details::details-content { content-visibility: visible; height: auto; }
  details > summary { display: none; }
  .weekly { overflow: visible; }
  .weekly table { table-layout: fixed; font-size: 9px; }
  .weekly th, .weekly td { padding: .1rem .2rem; overflow-wrap: anywhere; hyphens: auto; }
}
"""
