import type { SourceSettings } from './settings.ts';

/** A mirror's answer: the beginning of a body, or why there is none. */
export type Answer =
  | { readonly kind: 'body'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'refusal'; readonly reason: string };

/**
 * Asks an address for a file. No answer within `withinMs` is a refusal; a body that breaks off or pauses too long just
 * ends, so that what came of it can be judged by its digest.
 */
export async function ask(address: string, withinMs: number, settings: SourceSettings): Promise<Answer> {
  const patience = new AbortController();
  const signal = settings.signal ? AbortSignal.any([patience.signal, settings.signal]) : patience.signal;
  const timer = setTimeout(() => patience.abort(), withinMs);
  try {
    const response = await fetch(address, { signal, headers: { 'accept-encoding': 'identity' } });
    if (response.ok && response.body) {
      return { kind: 'body', chunks: receive({ body: response.body, patience, settings }) };
    }
    patience.abort();
    return { kind: 'refusal', reason: `status ${response.status}` };
  } catch {
    settings.signal?.throwIfAborted();
    return { kind: 'refusal', reason: 'no answer' };
  } finally {
    clearTimeout(timer);
  }
}

interface Receipt {
  readonly body: ReadableStream<Uint8Array>;
  readonly patience: AbortController;
  readonly settings: SourceSettings;
}

async function* receive({ body, patience, settings }: Receipt): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => patience.abort(), settings.stallAfterMs);
  const reader = body.getReader();
  try {
    for (;;) {
      const piece = await reader.read().catch(() => undefined);
      settings.signal?.throwIfAborted();
      if (piece === undefined || piece.done) return;
      timer.refresh();
      yield piece.value;
    }
  } finally {
    clearTimeout(timer);
    // The body may be left half read, which would keep its connection open.
    patience.abort();
  }
}
