/** Folder of the package, which holds `seeds/` and `artifacts/`; two levels above this file, compiled or not. */
export const PACKAGE_ROOT = new URL('../../', import.meta.url);
