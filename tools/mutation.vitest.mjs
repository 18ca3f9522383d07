// The specs that mutants are shown to: those of the rooms that are mutated. SAMESEED_ROOM narrows them down to one.
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const room = process.env.SAMESEED_ROOM ?? '{base,random,statistics,network,artifact}';

const durations = new Map();

/** One failure ends a mutant, so the spec that failed last comes first, and then what is quick. */
class QuickestFirst extends BaseSequencer {
  async sort(files) {
    const { cache, config } = this.ctx;
    const placed = files.map((file) => {
      const key = `${file.project.name}:${relative(config.root, file.moduleId)}`;
      const { failed = false, duration = 0 } = cache.getFileTestResults(key) ?? {};
      // a spec that came after the failure was not run, and has no duration
      if (duration > 0) durations.set(key, duration);
      return { file, isKiller: failed && duration > 0, duration: durations.get(key) ?? 0 };
    });
    placed.sort((a, b) => Number(b.isKiller) - Number(a.isKiller) || a.duration - b.duration);
    return placed.map(({ file }) => file);
  }
}

// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  test: {
    environment: 'node',
    // one worker a mutant instead of one a file, which took four fifths of the time
    isolate: false,
    include: [`specs/${room}/**/*.spec.ts`],
    // they judge programs of their own, which no mutant is in
    exclude: ['specs/artifact/{read-only-folder,atomic-file.property}.spec.ts'],
    sequence: { sequencer: QuickestFirst },
    // code in which mutants wait is slower
    testTimeout: 30_000,
    setupFiles: ['tools/mutation.setup.mjs'],
    // a mutant's counterexamples are of no use
    env: { CI: 'true' },
  },
});
