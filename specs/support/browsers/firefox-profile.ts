import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps Firefox from looking for updates, advice and the net. */
const QUIET = [
  '"app.normandy.enabled", false',
  '"app.update.auto", false',
  '"browser.shell.checkDefaultBrowser", false',
  '"datareporting.policy.dataSubmissionEnabled", false',
  '"network.captive-portal-service.enabled", false',
  '"network.connectivity-service.enabled", false',
  '"services.settings.server", "data:,"',
  '"toolkit.telemetry.reportingpolicy.firstRun", false',
];

/** Makes an empty folder the profile of a quiet Firefox; `more` are further preferences, as `user_pref` takes them. */
export function writeFirefoxProfile(folder: string, more: readonly string[] = []): void {
  writeFileSync(join(folder, 'user.js'), [...QUIET, ...more].map((line) => `user_pref(${line});\n`).join(''));
}
