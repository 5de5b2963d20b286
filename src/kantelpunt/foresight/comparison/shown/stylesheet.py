"""What a comparison adds to the looks of a page: as wide as the screen, lying on paper."""

ADDED = """
body.wide { max-width: 80rem; display: block; }
.axis { display: table; width: 75rem; border-collapse: collapse; }
.axis > div { display: table-row-group; }
.axis > .head { display: table-header-group; }
.wide figure svg { display: block; width: 75rem; min-width: 0; height: auto; }
.wide figcaption { position: absolute; left: -999rem; }
.wide figure:focus-visible, .wide .table:focus-visible { outline: 3px solid #c15f00;
  outline-offset: 2px; }
.wide h2 { margin-top: 2rem; }
.wide table { font: .8125rem/1.45 Arial, "Liberation Sans", Helvetica, sans-serif; }
.wide th, .wide td { padding: .4rem .5rem; }
.wide tbody + tbody { border-top: 2px solid var(--ink); }
.remarks { max-width: 75ch; padding-left: 1.25rem; }
@media print {
  @page { size: A4 landscape; margin: 10mm; }
  body.wide { max-width: none; }
  .axis { width: 100%; }
  .wide figure svg { width: 277mm; max-height: none; break-inside: avoid; }
  .axis > div { break-inside: avoid; }
  .wide figure { break-inside: auto; overflow: visible; }
  .wide h1 { font-size: 1.6rem; }
  .wide table { font-size: 10px; }
  .wide thead { display: table-header-group; }
  .wide tr { break-inside: avoid; }
}
@media print and (max-width: 37rem) {
  .wide thead { position: static; }
}
"""
