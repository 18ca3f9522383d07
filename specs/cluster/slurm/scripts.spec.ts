import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { resolveRequests, type Requests } from '../../../src/cluster/requests.ts';
import { renderArrayScript, renderMergeScript, type ScriptInput } from '../../../src/cluster/slurm/scripts.ts';
import { renderTaskList } from '../../../src/cluster/slurm/task-list.ts';

const isWindows = process.platform === 'win32';

function input(given: Requests = {}, folder = '/shared/factors'): ScriptInput {
  const place = { folder, plan: 'a'.repeat(64), program: ['node', '/opt/main.js'], options: ['--data', '/da ta'] };
  return {
    place,
    requests: resolveRequests(given),
    experiment: 'factors',
    count: 12,
    tasks: [1, 2, 3, 7],
    about: '40 runs in 4 tasks',
  };
}

const linesOf = (script: string): string[] => script.split('\n');

describe('the script of the array', () => {
  it('asks for what was asked for, and no more', () => {
    expect(linesOf(renderArrayScript(input())).filter((line) => line.startsWith('#SBATCH'))).toEqual([
      '#SBATCH --job-name=sameseed-train-factors',
      '#SBATCH --array=1-3,7',
      '#SBATCH --output=logs/%a.log',
      '#SBATCH --time=130',
      '#SBATCH --mem=1536M',
      '#SBATCH --cpus-per-task=1',
      '#SBATCH --requeue',
      '#SBATCH --open-mode=append',
      '#SBATCH --signal=B:USR1@120',
    ]);
    const all = linesOf(renderArrayScript(input({ partition: 'gpu', account: 'me', gpus: 2, workers: 3, memory: 99 })));
    expect(all).toEqual(
      expect.arrayContaining([
        '#SBATCH --partition=gpu',
        '#SBATCH --account=me',
        '#SBATCH --gpus=2',
        '#SBATCH --cpus-per-task=3',
        '#SBATCH --mem=99M',
      ]),
    );
  });

  it('trains the shard of its number, of the plan that it was written for', () => {
    expect(renderArrayScript(input())).toContain(
      [
        `node /opt/main.js run /shared/factors/plan.json --no-download --data '/da ta' \\`,
        `  --plan ${'a'.repeat(64)} \\`,
        '  --shard "$SLURM_ARRAY_TASK_ID/12" --workers 1 &',
      ].join('\n'),
    );
  });

  it('loads modules in a login shell, and enters a container', () => {
    const script = linesOf(renderArrayScript(input({ modules: ['nodejs/20', 'cuda'] })));
    expect(script[0]).toBe('#!/bin/bash -l');
    expect(script).toContain('module load nodejs/20 cuda');
    expect(renderArrayScript(input({ image: 'same seed.sif', gpus: 1 }))).toContain(
      `apptainer exec --nv --bind /shared/factors --bind '/da ta' 'same seed.sif' node`,
    );
  });

  it('fits a terminal but for the command itself', () => {
    const wide = linesOf(renderArrayScript(input())).filter((line) => line.length > 120);
    expect(wide).toEqual([]);
  });
});

it('the script that merges does no more than that', () => {
  const script = linesOf(renderMergeScript(input({ partition: 'cpu' })));
  expect(script.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    'node /opt/main.js merge /shared/factors',
  ]);
  expect(script).toContain('#SBATCH --partition=cpu');
});

it.skipIf(isWindows).each(['/a b/it\'s/$(touch hit)/`id`/"x"/#%j', '/plain', '/-/~/*/ü'])(
  'scripts of a sweep in %s are bash',
  (folder) => {
    for (const render of [renderArrayScript, renderMergeScript]) {
      const script = render(input({ image: `${folder}/x.sif` }, folder));
      expect(() => execFileSync('bash', ['-n'], { input: script, stdio: 'pipe' })).not.toThrow();
    }
  },
);

it('a folder with a line break is refused, since a comment would end there', () => {
  expect(() => renderArrayScript(input({}, '/shared/a\n#SBATCH --uid=0'))).toThrow(
    expect.objectContaining({ code: 'cluster-name-unsafe' }),
  );
});

it.each([
  [[], ''],
  [[3], '3'],
  [[1, 2, 3], '1-3'],
  [[1, 3, 4, 9, 10, 11], '1,3-4,9-11'],
])('tasks %j are %j', (tasks, text) => {
  expect(renderTaskList(tasks)).toBe(text);
});
