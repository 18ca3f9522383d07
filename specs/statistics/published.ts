import type { TwoSamples } from '../../src/statistics/mean-tests.ts';

/** Student 1908, table of the Cushny and Peebles sleep data; R's data set `sleep`: hours of additional sleep under two drugs. */
export const SLEEP: TwoSamples = {
  a: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  b: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};

/** R's data set `PlantGrowth`, from Dobson 1983: dry weights of plants under a control and two treatments. */
export const PLANT_GROWTH = [
  [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
  [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
  [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
];

/** NIST Statistical Reference Datasets, analysis of variance, SiRstv: resistivity of silicon wafers by five instruments. */
export const SILICON = [
  [196.3052, 196.124, 196.189, 196.2569, 196.3403],
  [196.3042, 196.3825, 196.1669, 196.3257, 196.0422],
  [196.1303, 196.2005, 196.2889, 196.0343, 196.1811],
  [196.2795, 196.1748, 196.1494, 196.1485, 195.9885],
  [196.2119, 196.1051, 196.185, 196.0052, 196.209],
];

/** The same collection, AtmWtAg: atomic weight of silver by two instruments, in the digits after 107.8. */
export const SILVER = [
  [
    681568, 681465, 681572, 681785, 681446, 681903, 681526, 681494, 681616, 681587, 681519, 681486, 681419, 681569,
    681508, 681672, 681385, 681518, 681662, 681424, 681360, 681333, 681610, 681477,
  ],
  [
    681079, 681344, 681513, 681197, 681604, 681385, 681642, 681365, 681151, 681082, 681517, 681448, 681198, 681482,
    681334, 681609, 681101, 681512, 681469, 681360, 681254, 681261, 681450, 681368,
  ],
].map((group) => group.map((digits) => Number(`107.8${digits}`)));

/** Efron & Tibshirani 1993, table 14.1: test A of the spatial data, 26 children. */
export const SPATIAL = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
];
