import type { ViewSpec } from './spec.ts';

/** Colours of a figure by what they stand for; each is any CSS colour. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
  readonly training: string;
  readonly validation: string;
  /** Inside open marks: the paper. */
  readonly surface: string;
  /** Behind everything: the interval of the value from elsewhere. */
  readonly band: string;
}

/** Where a figure is drawn. */
export interface Medium {
  readonly palette: Palette;
  /** Width of the whole drawing in CSS pixels, about. */
  readonly width: number;
  /** A file carries its title; on the page the heading and the caption are text. */
  readonly hasTitle: boolean;
  /** Whether marks answer a pointer: tooltips, and the runs of one seed or treatment standing out. */
  readonly isLive: boolean;
}

/** A file of its own: ink on white, colours of Okabe and Ito, which colour-blind readers can tell apart. */
export const FILE_MEDIUM: Medium = {
  palette: {
    text: '#1a1a1a',
    muted: '#595959',
    grid: '#e3e3e3',
    background: '#ffffff',
    training: '#0072b2',
    validation: '#c04f00',
    surface: '#ffffff',
    band: '#e7f2ee',
  },
  width: 720,
  hasTitle: true,
  isLive: false,
};

const PAGE_PALETTE: Palette = {
  text: 'currentColor',
  muted: 'var(--muted)',
  grid: 'var(--grid)',
  background: 'transparent',
  training: 'var(--training)',
  validation: 'var(--validation)',
  surface: 'var(--paper)',
  band: 'var(--band)',
};

/** Within the page, where the style sheet sets the colours. */
export const PAGE_MEDIUM: Medium = { palette: PAGE_PALETTE, width: 800, hasTitle: false, isLive: false };

/** Within the page on a phone: drawn anew at its width, so that letters keep their size. */
export const PHONE_MEDIUM: Medium = { ...PAGE_MEDIUM, width: 358 };

/** Letters, lines and spacing that all figures share. */
export function figureConfig({ palette }: Medium): ViewSpec {
  return {
    font: 'DejaVu Sans, system-ui, sans-serif',
    aria: false,
    view: { stroke: null },
    axis: {
      labelColor: palette.text,
      labelFontSize: 12,
      titleColor: palette.text,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      gridColor: palette.grid,
      domainColor: palette.muted,
      tickColor: palette.muted,
      labelOverlap: false,
      labelBound: false,
      labelFlush: false,
    },
    title: {
      anchor: 'start',
      frame: 'group',
      color: palette.text,
      fontSize: 16,
      fontWeight: 'bold',
      subtitleColor: palette.muted,
      subtitleFontSize: 12,
      subtitleLineHeight: 16,
      subtitlePadding: 8,
      lineHeight: 21,
      offset: 16,
    },
    text: { fontSize: 12, color: palette.text },
  };
}
