import type { VNode } from 'preact';
import type { PanelProps } from './panel-props.ts';

/** The data set's files: which are wanted, which are given, and what was wrong with others; nothing for the glyphs. */
export function DataFiles({ state: { held, files, faults, isIdentifying, work }, actions }: PanelProps): VNode | null {
  if (files.length === 0) return null;
  return (
    <div class="files-wanted">
      <p>
        Drop the files of {held.dataset.title} anywhere on this page, or choose them here; compressed or not, named as
        you like. What they are is found by SHA-256.
      </p>
      <p>
        <input
          type="file"
          multiple
          aria-label={`Files of ${held.dataset.title}`}
          disabled={work.kind === 'running' || isIdentifying}
          onChange={({ currentTarget }) => actions.giveFiles([...(currentTarget.files ?? [])])}
        />
      </p>
      <ul>
        {files.map(({ name, given }) => (
          <li class={given === undefined ? 'wanted' : 'given'}>
            <code>{name}</code> {given === undefined ? 'is wanted' : `is here: ${given}`}
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        {isIdentifying ? <p class="note">Looking at the files…</p> : null}
        {faults.map((fault) => (
          <p class="notice">{fault}</p>
        ))}
      </div>
    </div>
  );
}
