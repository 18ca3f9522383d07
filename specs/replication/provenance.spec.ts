import { expect, it } from 'vitest';
import { provenanceSchema } from '../../src/artifact/record.ts';
import { drawGlyphs } from '../../src/dataset/glyphs.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { describeProvenance } from '../../src/replication/provenance.ts';

it('a record tells of the GPU in its fingerprint, and of none where there is none', async () => {
  const gpu = { name: 'NVIDIA H200', driver: '570.86.15', cuda: '12.2.140', tf32: false };
  const dataset = drawGlyphs();
  const withGpu = await describeProvenance(dataset, { ...portableEngine, gpu });
  expect(provenanceSchema.parse(withGpu).fingerprint.gpu).toEqual(gpu);
  expect((await describeProvenance(dataset, portableEngine)).fingerprint).not.toHaveProperty('gpu');
});
