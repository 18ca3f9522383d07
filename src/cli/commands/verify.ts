import { randomInt } from 'node:crypto';
import { openEngine } from '../../engine/registry.ts';
import { type Reexecution, type VerifiedArtifact, verifyArtifact } from '../../replication/verify.ts';
import type { Spot } from '../../replication/verify-spots.ts';
import { listTrusted } from '../../replication/verify-trust.ts';
import { parseRunConfig } from '../../training/config.ts';
import type { Call, Command } from '../command.ts';
import { openExactData } from '../exact-data.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { catchInterrupts } from '../interrupt.ts';
import { findPlan } from '../known-experiment.ts';
import { openRuns } from '../open-runs.ts';
import type { Options } from '../options.ts';
import { NO_PROGRESS, openProgressBar, type Progress } from '../progress.ts';
import { renderVerification } from '../render/verification.ts';

/** `sameseed verify ARTIFACT`: is it true what somebody's artifact says, and does it hold here? */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'check an artifact against itself, then train it again, or some of its epochs, and compare every digest',
  arguments: [{ name: 'artifact', description: 'folder of a sweep, or the file of one run' }],
  options: ['spot', 'spotSeed', 'engine', 'data', 'download', 'json'],
  async run(call) {
    const interrupt = catchInterrupts(() => call.terminal.note('Stopping; Ctrl-C again quits at once.'));
    try {
      return await run(call, interrupt.signal);
    } finally {
      interrupt.release();
    }
  },
};

async function run({ arguments: [path], options, terminal }: Call, signal: AbortSignal): Promise<number> {
  const opened = await openRuns(path);
  const [first] = opened.runs.values();
  const plan = await findPlan(opened);
  const planned = plan === undefined ? {} : { experiment: plan.experiment, isPlanOwn: plan.isOwn };
  const artifact: VerifiedArtifact = { ...opened, ...planned };
  const spot = chooseSpot(options);
  let progress: Progress | undefined;
  const onEpoch: Reexecution['onEpoch'] = (done, total, id) => {
    progress ??= terminal.isWatched && !options.json ? openProgressBar(total) : NO_PROGRESS;
    progress.show(done, id);
  };
  const contradictions = await verifyArtifact(artifact);
  const isTrained = contradictions.kind === 'verified' && options.spot !== 0;
  const verification = isTrained
    ? await verifyArtifact(artifact, {
        engine: await openEngine(options.engine ?? first.provenance.engine.name),
        dataset: await openExactData({ name: parseRunConfig(first.run.config).dataset, options, signal }, terminal),
        ...(spot === undefined ? {} : { spot }),
        onEpoch,
        signal,
      }).finally(() => progress?.close())
    : contradictions;
  const trusted = listTrusted(artifact, verification);
  if (options.json) terminal.printJson({ about: 'verification', ...verification, ...(spot && { spot }), trusted });
  else terminal.print(renderVerification({ artifact, verification, spot, trusted }, terminal.paint));
  return verification.kind === 'verified' ? EXIT_FINE : EXIT_CHECK_FAILED;
}

/** The seed is the verifier's own: whoever wrote the artifact could otherwise fit the epochs that it draws. */
function chooseSpot({ spot, spotSeed }: Options): Spot | undefined {
  if (spot === undefined || spot === 0) return undefined;
  return { count: spot, seed: spotSeed ?? randomInt(2 ** 32) };
}
