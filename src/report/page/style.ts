/** The page's style sheet: light, dark, phone and print. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1b1d; --muted: #5c5c62; --grid: #dfdfe3; --wash: #f5f5f7;
  --link: #005a8f; --training: #0072b2; --validation: #c04f00; --notice: #fff6e0; --notice-edge: #e69f00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131316; --ink: #ececf0; --muted: #a6a6ae; --grid: #37373d; --wash: #1d1d21;
    --link: #7cc4ef; --training: #56b4e9; --validation: #f0a35e; --notice: #2b2413; --notice-edge: #b98208;
  }
  svg image { filter: invert(1); }
}
* { box-sizing: border-box; }
html { font: 1rem/1.55 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 50rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink); }
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
.note { color: var(--muted); font-size: .875rem; }
.line { display: block; }
.facts > div { display: grid; grid-template-columns: 12.5rem 1fr; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--grid); }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.facts dt { color: var(--muted); font-weight: 400; }
.reasons > div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; padding: .4rem 0; }
nav { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; margin: 1.5rem 0 0; font-size: .9375rem; }
.steps { padding-left: 1.3rem; }
.steps li { margin-bottom: .6rem; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem 0 .4rem .9rem; border-bottom: 1px solid var(--grid); }
th:first-child, td:first-child { padding-left: 0; }
thead th { color: var(--muted); font-weight: 400; vertical-align: bottom; }
tbody th { font-weight: 400; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
.number { text-align: right; white-space: nowrap; }
.whole, tbody th, td code { white-space: nowrap; }

td code { font-size: .8125rem; }
figure { margin: 0 0 2.75rem; }
figure h3 { margin-bottom: .9rem; }
figure svg { display: block; max-width: 100%; height: auto; }
svg image { image-rendering: pixelated; }
svg text { font-family: inherit; font-variant-numeric: tabular-nums; }
figcaption { color: var(--muted); font-size: .9rem; margin-top: .75rem; }
.narrow { display: none; }
.formula { overflow-x: auto; overflow-y: hidden; padding: .2rem 0; margin: 0 0 1rem; font-size: 1.1rem; }
math { font-family: 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', 'DejaVu Math TeX Gyre', math; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--grid); color: var(--muted); font-size: .875rem; }
@media screen and (max-width: 44rem) {
  body { padding: 1.5rem 1rem 3rem; }
  .facts > div, .reasons > div { grid-template-columns: 1fr; }
  .wide { display: none; }
  .narrow { display: block; }
  .formula { font-size: .84rem; }
  table { font-size: .8125rem; }
  th, td { padding-left: .5rem; }
  .stacking, .stacking caption, .stacking tbody, .stacking tr { display: block; }
  .stacking thead { display: none; }
  .stacking tr { border-bottom: 1px solid var(--grid); padding: .5rem 0; }
  .stacking td { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1rem; border: 0; padding: .1rem 0; text-align: left; white-space: normal; overflow-wrap: anywhere; }
  .stacking tbody th { display: block; border: 0; padding: .1rem 0; font-weight: 600; white-space: normal; overflow-wrap: anywhere; }
  .stacking td::before { content: attr(data-heading); color: var(--muted); }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --ink: #000000; --muted: #444444; --grid: #cccccc; --wash: #ffffff;
    --link: #000000; --training: #0072b2; --validation: #c04f00; --notice: #ffffff; --notice-edge: #888888;
  }
  @page { margin: 18mm 16mm; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  nav { display: none; }
  .wide { display: block; }
  .narrow { display: none; }
  .scroll { overflow: visible; }
  svg image { filter: none; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, pre, .notice, .formula { break-inside: avoid; }
  a { text-decoration: none; }
}
`;
