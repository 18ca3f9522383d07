/** Styles of the panel, which follow those of the page. */
export const PANEL_STYLE = `
.panel { border: 1px solid var(--grid); border-radius: 6px; padding: 1rem 1.1rem .25rem; margin: 0 0 1rem; }
.panel fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; display: grid; gap: .6rem; }
.panel label { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .15rem .75rem; align-items: center; }
.panel label .note { grid-column: 2; }
.panel select, .panel input, .panel button { font: inherit; font-size: .9375rem; color: inherit; max-width: 100%; }
.panel select, .panel input[type=number] { background: var(--paper); border: 1px solid var(--muted); border-radius: 4px; padding: .3rem .4rem; }
.panel input[type=number] { width: 6rem; }
.panel button { background: var(--wash); border: 1px solid var(--muted); border-radius: 4px; padding: .45rem 1.1rem; cursor: pointer; }
.panel button.start { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 600; }
.panel :disabled { opacity: .55; cursor: default; }
.panel ul { list-style: none; margin: 0 0 1rem; padding: 0; font-size: .875rem; overflow-wrap: anywhere; }
.panel .wanted { color: var(--muted); }
.panel .given::before { content: '✓ '; color: var(--good-edge); font-weight: 700; }
.panel .wanted::before { content: '○ '; }
.panel progress { display: block; width: 100%; height: .6rem; accent-color: var(--link); margin-bottom: .35rem; }
.panel .under-way { font-variant-numeric: tabular-nums; }
.panel .notice { overflow-wrap: anywhere; }
.panel .verdict > p:last-child { margin-bottom: 0; }
.panel tr.other td { font-weight: 600; }
@media screen and (max-width: 44rem) {
  .panel label { grid-template-columns: minmax(0, 1fr); }
  .panel label .note { grid-column: 1; }
}
@media print { .panel { display: none; } }
`;
