import { figureConfig, type Medium } from './medium.ts';
import type { Drawing, ViewSpec } from './spec.ts';
import { wrapText } from './wrap-text.ts';

/** Section of the page that a figure belongs to, by its id. */
export type FigureSection =
  | 'question-1'
  | 'question-2c'
  | 'question-2d'
  | 'study'
  | 'search'
  | 'refit'
  | 'bench'
  | 'artifacts';

/** A figure with everything said about it; the drawing waits for its medium. */
export interface Figure {
  /** File name without ending, also the place on the page. */
  readonly name: string;
  readonly section: FigureSection;
  readonly title: string;
  /** Sentences below the title of the file. */
  readonly subtitle: string;
  /** What a reader sees, for those who can't: kind, axes, and the numbers that matter. */
  readonly description: string;
  /** Sentences below the figure on the page. */
  readonly caption: string;
  /** Whether there is anything to point at, so that the page has it live. */
  readonly isLive: boolean;
  readonly draw: (medium: Medium) => Drawing;
}

/** A name for each of several figures of one kind. */
export function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
const MARGIN = 20;
const TITLE_COLUMNS = 72;
const SUBTITLE_COLUMNS = 102;
const TITLE_LINE = 21;
const SUBTITLE_LINE = 16;
const TITLE_GAP = 18;

/** The whole Vega-Lite specification of a figure in a medium, data and colours included. */
export function composeSpec(figure: Figure, medium: Medium): ViewSpec {
  const { padding, ...view } = figure.draw(medium);
  const drawn = {
    $schema: SCHEMA,
    description: figure.description,
    background: medium.palette.background,
    autosize: { type: 'none' },
    ...view,
    config: figureConfig(medium),
  };
  if (!medium.hasTitle) return { ...drawn, padding };
  const text = wrapText(figure.title, TITLE_COLUMNS);
  const subtitle = wrapText(figure.subtitle, SUBTITLE_COLUMNS);
  const height = TITLE_LINE * text.length + SUBTITLE_LINE * subtitle.length + TITLE_GAP;
  return {
    ...drawn,
    title: { text, subtitle, dx: 2 - padding.left },
    padding: {
      left: MARGIN + padding.left,
      right: MARGIN + padding.right,
      top: MARGIN + padding.top + height,
      bottom: MARGIN + padding.bottom,
    },
  };
}
