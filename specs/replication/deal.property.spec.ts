import fc from 'fast-check';
import { it } from 'vitest';
import { dealLongestFirst } from '../../src/replication/deal.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Dealer = typeof dealLongestFirst;

const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 30 });
const lanes = fc.integer({ min: 1, max: 8 });

function loadsOf(dealer: Dealer, pieces: readonly number[], count: number): number[] {
  const loads = Array.from({ length: count }, () => 0);
  for (const [index, lane] of dealer(pieces, count).entries()) loads[lane] += pieces[index];
  return loads;
}

/** Every piece has one lane that there is. */
const complete = (dealer: Dealer) =>
  fc.property(weights, lanes, (pieces, count) => {
    const dealt = dealer(pieces, count);
    return dealt.length === pieces.length && dealt.every((lane) => Number.isInteger(lane) && lane >= 0 && lane < count);
  });

/** Taking the last piece of the fullest lane away, no lane has less: the bound that makes it 4/3 of the best. */
const balanced = (dealer: Dealer) =>
  fc.property(weights, lanes, (pieces, count) => {
    fc.pre(pieces.length > 0);
    const loads = loadsOf(dealer, pieces, count);
    const most = Math.max(...loads);
    const lane = loads.indexOf(most);
    const dealt = dealer(pieces, count);
    const lightest = Math.min(...pieces.filter((_piece, index) => dealt[index] === lane));
    return most - lightest <= Math.min(...loads);
  });

const inTurn: Dealer = (pieces, count) => pieces.map((_piece, index) => index % count);
const dropsLast: Dealer = (pieces, count) => dealLongestFirst(pieces, count).slice(0, Math.max(0, pieces.length - 1));

it('always gives every piece one lane', () => expectLaw(complete(dealLongestFirst)));
it('always gives every piece one lane: catches a lost one', () => expectDefectCaught(complete(dropsLast)));
it('always balances the lanes', () => expectLaw(balanced(dealLongestFirst)));
it('always balances the lanes: catches dealing in turn', () => expectDefectCaught(balanced(inTurn)));
