import { all, create, type MathNode } from 'mathjs';

/**
 * The loss of one example, written once: evaluated as the oracle, differentiated for the gradient check, typeset for
 * the report. A vector stands for its component k, and `sum` runs over k; z are the logits, p the probabilities, y the
 * one-hot label.
 */
export const LOSS_FORMULA = {
  probability: 'exp(z) / sum(exp(z))',
  loss: '-sum(y * log(p))',
} as const;

// 64 digits and no bound on the exponent: the plain formula is right even where float64 needs a shift by the maximum.
const math = create(all, { number: 'BigNumber', precision: 64 });

/** The formula for a fixed number of classes. */
export interface LossOracle {
  /** −Σ y·ln p in nats, computed in 64 digits and rounded once to float64. */
  loss(logits: ArrayLike<number>, label: number): number;
  /** Its symbolic derivative by each logit [classes], computed and rounded likewise. */
  gradient(logits: ArrayLike<number>, label: number): number[];
}

/** Writes the formula out for `classes` classes (10 or fewer, or it gets slow) and compiles it with its derivatives. */
export function openLossOracle(classes: number): LossOracle {
  const formula = expand(math.parse(LOSS_FORMULA.loss), { classes, component: 1 });
  const loss = formula.compile();
  const names = Array.from({ length: classes }, (_, index) => `z${index + 1}`);
  const gradient = names.map((name) => math.derivative(formula, name, { simplify: false }).compile());
  const scope = (logits: ArrayLike<number>, label: number): Record<string, unknown> =>
    Object.fromEntries(
      names.flatMap((name, index) => [
        [name, exactly(logits[index])],
        [`y${index + 1}`, math.bignumber(index === label ? 1 : 0)],
      ]),
    );
  return {
    loss: (logits, label) => math.number(loss.evaluate(scope(logits, label))),
    gradient: (logits, label) => gradient.map((entry) => math.number(entry.evaluate(scope(logits, label)))),
  };
}

// Left to itself, mathjs takes the shortest decimal that reads back as the number.
const EXACT_DIGITS = 100;

function exactly(value: number): unknown {
  return math.bignumber(value.toPrecision(EXACT_DIGITS));
}

interface Place {
  readonly classes: number;
  /** k, from 1. */
  readonly component: number;
}

// Replaces vectors by their component and sums by their terms.
function expand(node: MathNode, place: Place): MathNode {
  return node.transform((inner) => {
    if (math.isSymbolNode(inner) && (inner.name === 'z' || inner.name === 'y')) {
      return new math.SymbolNode(`${inner.name}${place.component}`);
    }
    if (math.isSymbolNode(inner) && inner.name === 'p') return expand(math.parse(LOSS_FORMULA.probability), place);
    if (!math.isFunctionNode(inner) || inner.fn.name !== 'sum') return inner;
    const terms = Array.from({ length: place.classes }, (_, index) =>
      expand(inner.args[0], { ...place, component: index + 1 }),
    );
    return terms.reduce((sum, term) => new math.OperatorNode('+', 'add', [sum, term]));
  });
}
