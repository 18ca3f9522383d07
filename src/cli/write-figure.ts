import { join, resolve } from 'node:path';
import { writeAtomically } from '../artifact/atomic-file.ts';
import type { Figure } from '../report/figures/figure.ts';
import type { Terminal } from './terminal.ts';

/** Writes a figure as SVG and PNG into a folder, and says so. */
export async function writeFigure(figure: Figure, folder: string, { note }: Pick<Terminal, 'note'>): Promise<void> {
  // Drawing takes a second to load, which only those who want figures should pay.
  const { figureSvg, pngOfSvg } = await import('../report/figures/render.tsx');
  const { FILE_MEDIUM } = await import('../report/figures/medium.ts');
  const svg = await figureSvg(figure, FILE_MEDIUM);
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    [`${figure.name}.svg`, svg],
    [`${figure.name}.png`, pngOfSvg(svg)],
  ];
  for (const [name, content] of files) {
    const path = join(resolve(folder), name);
    await writeAtomically({ path, temporary: `${path}.partial`, content });
    note(`Wrote ${path}`);
  }
}
