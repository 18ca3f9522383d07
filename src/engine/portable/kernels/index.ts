export { compressImage } from './compress-image';
export { listPixelColumns, listPixelRows } from './pixel-lists';
export { listRows } from './row-lists';
export { listColumns } from './column-lists';
export { accumulateLists } from './accumulate';
export { multiply, multiplyTransposed } from './multiply';
export { addBias } from './bias';
export { clearPadding } from './clear-padding';
export { relu, reluSlope } from './relu';
export { tanh, tanhSlope } from './tanh';
export { logistic, logisticSlope } from './logistic';
export { softmaxCrossEntropy } from './softmax';
export { columnSum } from './column-sum';
export { descend } from './descend';
export { update } from './update';
export { sumOfSquares } from './sum-of-squares';
export { exp } from './exp';
export { log } from './log';
export { keepsDenormals } from './probe';

/** First byte that is free for the caller's arena. */
export function arenaStart(): usize {
  return __heap_base;
}
