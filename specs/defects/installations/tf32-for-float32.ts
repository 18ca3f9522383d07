import type { Installation } from '../installation-laws.ts';
import { rightInstallation } from '../installation-parts.ts';
import type { Defect } from '../shelf.ts';

/** TF32, on by default since Ampere, counts as float32 unless somebody has asked for it. Seen as T14: ten bits of a factor are left. */
export const tf32ForFloat32: Defect<Installation> = {
  name: 'tf32-for-float32',
  breaks: 'claims-nothing-under-tf32',
  subject: {
    ...rightInstallation,
    claim: ({ NVIDIA_TF32_OVERRIDE }) => (NVIDIA_TF32_OVERRIDE === '1' ? 'statistical' : 'machine'),
  },
};
