/** Files of every bundle that are not artifacts. */
export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.sig';
export const NAMEPLATE_PATH = 'nameplate.txt';
