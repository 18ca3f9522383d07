import type { VNode } from 'preact';
import type { Figure, FigureSection } from '../figures/figure.ts';
import { inertJson } from '../interactive/inert-json.ts';
import type { SharedSpecs } from '../interactive/share-data.ts';
import { unbroken } from './unbroken.tsx';

/** A figure drawn for the page, wide and for a phone. */
export interface DrawnFigure {
  readonly figure: Figure;
  readonly wide: VNode;
  readonly narrow: VNode;
  /** What the page draws again when scripts run; absent where there is nothing to point at. */
  readonly live?: SharedSpecs;
}

/** What {@link Figures} shows. */
export interface FiguresProps {
  readonly figures: readonly DrawnFigure[];
  /** The section in question. */
  readonly of: FigureSection;
}

/** The figures of a section with their captions. */
export function Figures({ figures, of }: FiguresProps): VNode {
  return (
    <>
      {figures
        .filter(({ figure }) => figure.section === of)
        .map((drawn) => (
          <FigureView drawn={drawn} />
        ))}
    </>
  );
}

/** One figure: its drawing, the place and the data for the live one, its caption and its files. */
export function FigureView({ drawn: { figure, wide, narrow, live } }: { readonly drawn: DrawnFigure }): VNode {
  return (
    <figure id={figure.name}>
      <h3>{unbroken(figure.title)}</h3>
      <div class="wide still">{wide}</div>
      <div class="narrow still">{narrow}</div>
      {live === undefined ? null : (
        <>
          <div class="live" role="img" aria-label={`${figure.title}. ${figure.description}`} />
          <script type="application/json" dangerouslySetInnerHTML={{ __html: inertJson(live) }} />
        </>
      )}
      <figcaption>
        {figure.caption}{' '}
        <span class="files">
          {(['svg', 'png', 'vl.json'] as const).map((ending) => (
            <a class="file" href={`figures/${figure.name}.${ending}`}>
              {FILES[ending]}
            </a>
          ))}
        </span>
      </figcaption>
    </figure>
  );
}

const FILES = { svg: 'SVG', png: 'PNG', 'vl.json': 'Vega-Lite' } as const;
