import { withNavigator } from '../../src/engine/tfjs/webgpu-device.ts';
import { gpuIsThereInTime, type MakeWithGpu, navigatorIsGivenBack } from './navigator-laws.ts';
import { shelf } from './shelf.ts';
import { gpuAfterTheBackend } from './navigators/gpu-after-the-backend.ts';
import { gpuAssignedToNavigator } from './navigators/gpu-assigned-to-navigator.ts';
import { navigatorLeftBehind } from './navigators/navigator-left-behind.ts';

/** Where tfjs finds a GPU in Node. */
export const navigators = shelf<MakeWithGpu>({
  name: 'navigators',
  sound: (gpu, make) => void Reflect.apply(withNavigator, undefined, [gpu, make]),
  laws: [gpuIsThereInTime, navigatorIsGivenBack],
  defects: [gpuAfterTheBackend, gpuAssignedToNavigator, navigatorLeftBehind],
});
