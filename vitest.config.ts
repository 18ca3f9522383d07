import { defineConfig } from 'vitest/config';

// One module graph a worker: loading it anew for every file took half of the suites' time. Specs leave no state behind.
const common = { environment: 'node' as const, globalSetup: ['specs/support/build.ts'], isolate: false };

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['specs/**/*.spec.ts'],
          exclude: [
            'specs/**/*.property.spec.ts',
            'specs/**/*.golden.spec.ts',
            'specs/**/*.hostile.spec.ts',
            'specs/**/*.faults.spec.ts',
            'specs/**/*.browser.spec.ts',
            'specs/**/*.slurm.spec.ts',
            'specs/replication-suite/**',
            'specs/portability/installed/**',
          ],
        },
      },
      { test: { ...common, name: 'property', include: ['specs/**/*.property.spec.ts'] } },
      { test: { ...common, name: 'golden', include: ['specs/**/*.golden.spec.ts'] } },
      {
        test: { ...common, name: 'hostile', include: ['specs/**/*.hostile.spec.ts'], testTimeout: 7_200_000 },
      },
      {
        test: { ...common, name: 'faults', include: ['specs/**/*.faults.spec.ts'], testTimeout: 7_200_000 },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: ['specs/**/*.browser.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...common,
          name: 'slurm',
          include: ['specs/**/*.slurm.spec.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...common,
          name: 'replication',
          include: ['specs/replication-suite/**/*.spec.ts'],
          testTimeout: 600_000,
        },
      },
      {
        test: {
          ...common,
          name: 'portability',
          include: ['specs/portability/installed/**/*.spec.ts'],
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
