const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bFirefox\/(\d+)/u, 'Firefox'],
  [/\bEdg\/(\d+)/u, 'Edge'],
  [/\bOPR\/(\d+)/u, 'Opera'],
  [/\b(?:Headless)?Chrome\/(\d+)/u, 'Chromium'],
  [/\bVersion\/(\d+(?:\.\d+)?).* Safari\//u, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/u, 'Android'],
  [/\b(?:iPhone|iPad)\b/u, 'iOS'],
  [/\bWindows NT\b/u, 'Windows'],
  [/\bMacintosh\b/u, 'macOS'],
  [/\bCrOS\b/u, 'ChromeOS'],
  [/\bLinux\b/u, 'Linux'],
];

/** A browser and its system in a few words, for example `Firefox 153 on Linux`, from what it calls itself. */
export function nameBrowser(userAgent: string): string {
  const browser = BROWSERS.map(([pattern, name]) => {
    const version = pattern.exec(userAgent)?.[1];
    return version === undefined ? undefined : `${name} ${version}`;
  }).find((name) => name !== undefined);
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [browser ?? 'this browser', ...(system === undefined ? [] : [`on ${system}`])].join(' ');
}
