import { CONTRACT_RULES, type OracleRules } from '../../src/engine/oracle/rules.ts';

/** A planted defect: the sum of the contract, taken from the last product to the first. */
export const descendingDot: OracleRules['dot'] = (count, a, b) =>
  CONTRACT_RULES.dot(
    count,
    (k) => a(count - 1 - k),
    (k) => b(count - 1 - k),
  );
