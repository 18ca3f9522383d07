import fc from 'fast-check';
import { describe, it } from 'vitest';
import { canBecomeJson } from '../../src/artifact/json-fault.ts';
import { json } from '../support/json.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

const acceptsBeginnings = (canBecome: (text: string) => boolean) =>
  fc.property(json, fc.integer({ min: 0, max: 2 }), fc.nat(), (value, indent, draw) => {
    const text = JSON.stringify(value, undefined, indent);
    return canBecome(text.slice(0, draw % (text.length + 1)));
  });

const refusesWhatGoesOn = (canBecome: (text: string) => boolean) =>
  fc.property(
    json,
    fc.constantFrom('}', ']', ',', ':', '"a"', '{'),
    (value, rest) => !canBecome(`${JSON.stringify([value])} ${rest}`),
  );

const isListItem = (text: string) => text === '' || canBecomeJson(`[${text},`);

describe('canBecomeJson', () => {
  it('always accepts the beginning of a JSON text, wherever it is cut', () => {
    expectLaw(acceptsBeginnings(canBecomeJson), { numRuns: 2000 });
  });

  it('never accepts a text that goes on after its end', () => {
    expectLaw(refusesWhatGoesOn(canBecomeJson));
  });

  it('is told apart from one that asks for a whole value', () => {
    expectDefectCaught(acceptsBeginnings(isListItem), { numRuns: 500, endOnFailure: true });
  });

  it('is told apart from one that accepts everything', () => {
    expectDefectCaught(refusesWhatGoesOn(() => true));
  });
});
