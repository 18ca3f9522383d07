import { claimsNothingUnderTf32, type Installation, loadsOnNewNode, tellsWhatIsMissing } from './installation-laws.ts';
import { rightInstallation } from './installation-parts.ts';
import { shelf } from './shelf.ts';
import { functionsThatNodeDropped } from './installations/functions-that-node-dropped.ts';
import { missingPackagePassedOver } from './installations/missing-package-passed-over.ts';
import { tf32ForFloat32 } from './installations/tf32-for-float32.ts';

/** TensorFlow’s packages for Node. */
export const installations = shelf<Installation>({
  name: 'installations',
  sound: rightInstallation,
  laws: [loadsOnNewNode, tellsWhatIsMissing, claimsNothingUnderTf32],
  defects: [functionsThatNodeDropped, missingPackagePassedOver, tf32ForFloat32],
});
