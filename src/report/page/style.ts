/** The page's style sheet: light, dark, phone and print. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1b1d; --muted: #5c5c62; --grid: #dfdfe3; --wash: #f5f5f7;
  --link: #005a8f; --training: #0072b2; --validation: #c04f00; --notice: #fff6e0; --notice-edge: #e69f00; --band: #e3f1ec; --good: #e6f4ee; --good-edge: #009e73; --shade: #0000002e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131316; --ink: #ececf0; --muted: #a6a6ae; --grid: #37373d; --wash: #1d1d21;
    --link: #7cc4ef; --training: #56b4e9; --validation: #f0a35e; --notice: #2b2413; --notice-edge: #b98208; --band: #1c302a; --good: #12261f; --good-edge: #2fae87; --shade: #ffffff3d;
  }
  svg image { filter: invert(1); }
}
* { box-sizing: border-box; }
html { font: 1rem/1.55 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 53rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink); }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.2rem); margin: 0 0 1.25rem; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin: 3.25rem 0 1rem; padding-top: 1.25rem; border-top: 1px solid var(--grid); }
h3 { font-size: 1.12rem; margin: 2.25rem 0 .75rem; }
p, ol, dl { margin: 0 0 1rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font: .875em/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; }
pre { background: var(--wash); border: 1px solid var(--grid); border-radius: 6px; padding: .8rem 1rem; white-space: pre-wrap; }
pre code { font-size: 1em; }
.kicker { color: var(--muted); font-size: .875rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
.notice { background: var(--notice); border-left: 4px solid var(--notice-edge); border-radius: 0 6px 6px 0; padding: .75rem 1rem; }
.verdict { margin-bottom: .75rem; }
.verdict.replicated, .verdict.compatible, .verdict.above { background: var(--good); border-left-color: var(--good-edge); }
.note { color: var(--muted); font-size: .875rem; }
.line { display: block; }
.facts > div { display: grid; grid-template-columns: 12.5rem 1fr; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--grid); }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.facts dt { color: var(--muted); font-weight: 400; }
.reasons > div { display: grid; grid-template-columns: 8rem 1fr; gap: 0 1rem; padding: .4rem 0; }
nav { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; margin: 1.5rem 0 0; font-size: .9375rem; }
.steps { padding-left: 1.3rem; }
.steps li { margin-bottom: .6rem; }
.scroll { overflow-x: auto; margin: 0 0 1rem; position: relative; left: 50%; transform: translateX(-50%); width: max-content; min-width: 100%; max-width: max(100%, 100vw - 3.5rem); background: linear-gradient(to right, var(--paper) 40%, transparent) left -2px top 0 / 3rem 100% no-repeat local, linear-gradient(to left, var(--paper) 40%, transparent) right -2px top 0 / 3rem 100% no-repeat local, linear-gradient(to right, var(--shade), transparent) left / .9rem 100% no-repeat scroll, linear-gradient(to left, var(--shade), transparent) right / .9rem 100% no-repeat scroll; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem 0 .4rem .75rem; border-bottom: 1px solid var(--grid); }
th:first-child, td:first-child { padding-left: 0; }
thead th { color: var(--muted); font-weight: 400; vertical-align: bottom; }
tbody th { font-weight: 400; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
.number { text-align: right; }
td.number { white-space: nowrap; }
.whole, tbody th.short, td code { white-space: nowrap; }
td code { font-size: .8125rem; }
figure { margin: 0 0 2.75rem; }
figure h3 { margin-bottom: .9rem; }
figure svg { display: block; max-width: 100%; height: auto; }
svg image { image-rendering: pixelated; }
svg text { font-family: inherit; font-variant-numeric: tabular-nums; }
figcaption { color: var(--muted); font-size: .9rem; margin-top: .75rem; }
.narrow, .live { display: none; }
.file, .extent { font-size: .8125rem; font-weight: 400; }
.files { white-space: nowrap; }
.files .file { margin-left: .6em; }
.table caption .file { margin-left: .5em; }
#vg-tooltip-element { position: fixed; z-index: 1; visibility: hidden; padding: .5rem .7rem; border: 1px solid var(--grid); border-radius: 6px; background: var(--paper); color: var(--ink); box-shadow: 0 2px 10px #0003; font-size: .8125rem; font-variant-numeric: tabular-nums; pointer-events: none; }
#vg-tooltip-element.visible { visibility: visible; }
#vg-tooltip-element table { width: auto; font-size: inherit; }
#vg-tooltip-element td { border: 0; padding: .05rem 0; max-width: 18rem; overflow-wrap: anywhere; }
#vg-tooltip-element td.key { color: var(--muted); padding-right: .8rem; white-space: nowrap; }
.formula { overflow-x: auto; overflow-y: hidden; padding: .2rem 0; margin: 0 0 1rem; font-size: 1.1rem; }
math { font-family: 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', 'DejaVu Math TeX Gyre', math; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--grid); color: var(--muted); font-size: .875rem; }
@media screen {
  .long { max-height: 34rem; border-bottom: 1px solid var(--grid); }
  .long thead th { position: sticky; top: 0; background: var(--paper); }
  .is-live .live { display: block; }
  .is-live .still { display: none; }
}
@media screen and (max-width: 44rem) {
  body { padding: 1.5rem 1rem 3rem; }
  .facts > div, .reasons > div { grid-template-columns: 1fr; }
  .wide { display: none; }
  .narrow { display: block; }
  .is-live .narrow { display: none; }
  .formula { font-size: .84rem; }
  table { font-size: .8125rem; }
  th, td { padding-left: .5rem; }
  .about { display: inline-block; position: sticky; left: 0; max-width: calc(100vw - 2rem); }
  table:not(.stacking) tbody th { position: sticky; left: 0; background: var(--paper); }
  .stacking, .stacking caption, .stacking tbody, .stacking tr { display: block; }
  .stacking thead { display: none; }
  .stacking tr { border-bottom: 1px solid var(--grid); padding: .5rem 0; }
  .stacking td { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1rem; border: 0; padding: .1rem 0; text-align: left; white-space: normal; overflow-wrap: anywhere; }
  .stacking td code { white-space: normal; }
  .stacking tbody th { display: block; border: 0; padding: .1rem 0; font-weight: 600; white-space: normal; overflow-wrap: anywhere; }
  .stacking td::before { content: attr(data-heading); color: var(--muted); }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --ink: #000000; --muted: #444444; --grid: #cccccc; --wash: #ffffff;
    --link: #000000; --training: #0072b2; --validation: #c04f00; --notice: #ffffff; --notice-edge: #888888; --band: #e7f2ee; --good: #ffffff; --good-edge: #888888;
  }
  @page { margin: 18mm 16mm; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  nav { display: none; }
  .wide { display: block; }
  .narrow, .live, .file, .files, .extent, #vg-tooltip-element { display: none; }
  .scroll { overflow: visible; position: static; transform: none; width: auto; max-width: none; background: none; }
  tfoot { display: table-row-group; }
  table.unbroken { break-inside: avoid; }
  svg image { filter: none; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, pre, .notice, .formula { break-inside: avoid; }
  a { text-decoration: none; }
}
`;
