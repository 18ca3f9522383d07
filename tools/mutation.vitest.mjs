// The specs that mutants are shown to: those of the rooms that are mutated. SAMESEED_ROOM narrows them down to one.
import { defineConfig } from 'vitest/config';

const room = process.env.SAMESEED_ROOM ?? '{base,random,statistics,network,artifact}';

// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  test: {
    environment: 'node',
    include: [`specs/${room}/**/*.spec.ts`],
    // they start programs of their own, which no mutant is in
    exclude: ['specs/artifact/{folder-lock,full-disk,store}.spec.ts'],
    // a mutant's counterexamples are of no use
    env: { CI: 'true' },
  },
});
