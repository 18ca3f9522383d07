import { widthsOf, USUAL } from '../bench/case.ts';
import { growthPlots, stepTimeRows } from '../bench/figure-rows.ts';
import type { BenchRecord } from '../bench/record.ts';
import type { Figure } from '../report/figures/figure.ts';

/** A file with a figure. */
export interface FigureFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The figures of a benchmark as SVG and PNG: step times, and how cost grows where that was measured. */
export async function drawBench(record: BenchRecord): Promise<FigureFile[]> {
  // Drawing takes a second to load, which only those who want figures should pay.
  const { figureSvg, pngOfSvg } = await import('../report/figures/render.tsx');
  const { FILE_MEDIUM } = await import('../report/figures/medium.ts');
  const files = await Promise.all(
    (await composeFigures(record)).map(async (figure): Promise<FigureFile[]> => {
      const svg = await figureSvg(figure, FILE_MEDIUM);
      return [
        { name: `${figure.name}.svg`, content: svg },
        { name: `${figure.name}.png`, content: pngOfSvg(svg) },
      ];
    }),
  );
  return files.flat();
}

async function composeFigures(record: BenchRecord): Promise<Figure[]> {
  const { stepTimeFigure } = await import('../report/figures/step-time.ts');
  const { costGrowthFigure } = await import('../report/figures/cost-growth.ts');
  const { machine, dataset, ceiling } = record;
  const place = `${dataset.title}, ${machine.processor}, Node ${machine.node}`;
  const times = stepTimeRows(record);
  const plots = growthPlots(record);
  return [
    ...(times.length === 0
      ? []
      : [
          stepTimeFigure({
            rows: times,
            own: 'portable',
            setting: `${widthsOf(USUAL.hidden).join('-')}, relu, batches of ${USUAL.batchSize}, ${place}`,
          }),
        ]),
    ...(plots.length === 0 ? [] : [costGrowthFigure({ panels: plots, ceiling, setting: `Plain SGD, ${place}` })]),
  ];
}
