import { type MathNode, parse } from 'mathjs';
import type { Penalty } from '../network.ts';
import { penaltyTerms } from '../penalty.ts';
import { LOSS_FORMULA } from './formula.ts';

/** The loss typeset, as TeX for mathematics mode. */
export interface LossTex {
  /** Probability of class k by softmax. */
  readonly probability: string;
  /** Categorical cross-entropy of one example. */
  readonly example: string;
  /** What training minimises: the mean over a batch of N examples, and the penalty where the loss has one. */
  readonly batch: string;
}

/** TeX of the loss formula, written by the formula itself; H stands for the penalised layers. */
export function lossTex(penalty: Penalty): LossTex {
  const example = parse(LOSS_FORMULA.loss);
  return {
    probability: `p_{k} = ${typeset(parse(LOSS_FORMULA.probability), { bound: 'j', free: 'k' })}`,
    example: `\\ell = ${typeset(example, { bound: 'k' })}`,
    batch: `L = \\frac{1}{N} \\sum_{n=1}^{N} \\left( ${typeset(example, { bound: 'nk' })} \\right)${penaltyTex(penalty)}`,
  };
}

interface Indices {
  /** Subscript of vectors inside a sum, which runs over its last letter. */
  readonly bound: string;
  /** Subscript of vectors outside a sum; default: `bound`. */
  readonly free?: string;
}

function typeset(node: MathNode, { bound, free = bound }: Indices): string {
  const handler = (inner: MathNode & { name?: string; op?: string; args?: MathNode[] }): string | undefined => {
    const { args = [] } = inner;
    const [first, second] = args.map((argument) => typeset(argument, { bound, free }));
    if (inner.type === 'SymbolNode') return `${inner.name}_{${free}}`;
    if (inner.op === '*') return `${first} \\, ${second}`;
    if (inner.type !== 'FunctionNode') return undefined;
    if (inner.name === 'exp') return `e^{${first}}`;
    if (inner.name === 'log') return `\\ln ${first}`;
    return `\\sum_{${bound.slice(-1)}=1}^{K} ${typeset(args[0], { bound })}`;
  };
  return node.toTex({ handler });
}

function penaltyTex(penalty: Penalty): string {
  const { lossFactor } = penaltyTerms(penalty);
  if (lossFactor === 0 || penalty.layers.length === 0) return '';
  const factor = lossFactor === penalty.factor ? '\\lambda' : '\\frac{\\lambda}{2}';
  return ` + ${factor} \\sum_{l \\in H} \\sum_{i,j} \\left( w^{(l)}_{ij} \\right)^{2}`;
}
