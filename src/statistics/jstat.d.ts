// What is used of a package that has no types of its own.

declare module 'jstat' {
  const jStat: {
    readonly beta: { cdf(x: number, alpha: number, beta: number): number };
    readonly chisquare: { inv(probability: number, degrees: number): number };
    readonly noncentralt: { cdf(x: number, degrees: number, noncentrality: number): number };
    /** Composite Simpson's rule with an even number of steps. */
    simpson(f: (x: number) => number, from: number, to: number, steps: number): number;
    /** Quantile with linear interpolation, R's type 7. */
    percentile(values: readonly number[], probability: number): number;
  };
  export default jStat;
}
