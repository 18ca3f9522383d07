import type { VNode } from 'preact';
import type { Figure } from '../figures/figure.ts';
import { unbroken } from './unbroken.tsx';

/** A figure drawn for the page, wide and for a phone. */
export interface DrawnFigure {
  readonly figure: Figure;
  readonly wide: VNode;
  readonly narrow: VNode;
}

/** All figures with their captions. */
export function Gallery({ figures }: { readonly figures: readonly DrawnFigure[] }): VNode {
  return (
    <section id="figures">
      <h2>Figures</h2>
      {figures.map(({ figure, wide, narrow }) => (
        <figure id={figure.name}>
          <h3>{unbroken(figure.title)}</h3>
          <div class="wide">{wide}</div>
          <div class="narrow">{narrow}</div>
          <figcaption>{figure.caption}</figcaption>
        </figure>
      ))}
      <p class="note">Each figure also lies in the folder figures, as SVG, PNG and Vega-Lite JSON with its data.</p>
    </section>
  );
}
