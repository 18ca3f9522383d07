import type { Json } from '../../base/canonical-json.ts';

/** A piece of a Vega-Lite specification. */
export type ViewSpec = { readonly [key: string]: Json };

/** Room around a plot in CSS pixels, for axes and labels. */
export type Padding = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** A Vega-Lite view without title, description and configuration. */
export type Drawing = ViewSpec & { readonly padding: Padding };
