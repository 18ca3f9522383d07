import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type LoggerInterface, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { SameseedError } from '../../base/errors.ts';
import { composeSpec, type Figure } from './figure.ts';
import type { Medium } from './medium.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/**
 * A figure as an `<svg>` element with title and description for readers who can't see it.
 *
 * @throws {SameseedError} `figure-invalid` when Vega warns.
 */
export async function drawFigure(figure: Figure, medium: Medium): Promise<VNode> {
  const logger = strictLogger(figure.name);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Vega-Lite's types are too narrow for composed data, and its warnings are errors here.
  const { spec } = compile(composeSpec(figure, medium) as unknown as TopLevelSpec, { logger });
  const view = new View(parse(spec), { renderer: 'none', logger });
  const svg = await view.toSVG();
  view.finalize();
  const [, width, height, inner] = /^<svg [^>]*?width="(\S+)" height="(\S+)"[^>]*>(.*)<\/svg>$/su.exec(svg) ?? [];
  const id = `${figure.name}-${medium.width}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      xmlnsXlink="http://www.w3.org/1999/xlink"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
    >
      <title id={`${id}-title`}>{figure.title}</title>
      <desc id={`${id}-description`}>{figure.description}</desc>
      <g dangerouslySetInnerHTML={{ __html: inner.replaceAll('<image ', '<image image-rendering="optimizeSpeed" ') }} />
    </svg>
  );
}

/** A figure as the text of an SVG file. */
export async function figureSvg(figure: Figure, medium: Medium): Promise<string> {
  // XML forbids this end of a CDATA section anywhere in text, and HTML, which the renderers escape for, doesn't.
  const svg = renderToString(await drawFigure(figure, medium)).replaceAll(']]>', ']]&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

/** An SVG text as a PNG of twice its size, in DejaVu Sans as packaged: no font of the machine is looked at. */
export function pngOfSvg(svg: string): Uint8Array {
  const font = {
    loadSystemFonts: false,
    fontFiles: [join(fonts, 'DejaVuSans.ttf'), join(fonts, 'DejaVuSans-Bold.ttf')],
    defaultFontFamily: 'DejaVu Sans',
    sansSerifFamily: 'DejaVu Sans',
  };
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, font }).render().asPng();
}

function strictLogger(name: string): LoggerInterface {
  const refuse = (...words: readonly unknown[]): never => {
    const message = `Expected ${name} to compile without warnings, received: ${words.map(String).join(' ')}.`;
    throw new SameseedError('figure-invalid', message, { kind: 'fault' });
  };
  const logger: LoggerInterface = {
    level: (value?: number) => (value === undefined ? 2 : logger),
    error: refuse,
    warn: refuse,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
