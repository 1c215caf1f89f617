/** What this program and its runtime are, for the About panel, and which profile folder it uses. */
import { join } from 'node:path';
import type { AppStatus } from '@contract/types/app';
import { app } from 'electron';

/** Electron supports its newest three majors; an older one gets no security fixes and the window says so. */
const OLDEST_SUPPORTED_MAJOR = 43;

export function isDemo(): boolean {
  return app.commandLine.hasSwitch('demo');
}

/** The demo never touches the user's own profile. A folder given on the command line wins. */
export function chooseProfile(): void {
  if (isDemo() && !app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), `${app.getName()} Demo`));
  }
}

type Changing = Pick<AppStatus, 'keychain' | 'passphrase' | 'preferences' | 'logPath' | 'settings'>;

export function appStatus(changing: Changing): AppStatus {
  const { electron, chrome, node } = process.versions;
  return {
    version: app.getVersion(),
    electron,
    chrome,
    node,
    outdatedRuntime: Number.parseInt(electron, 10) < OLDEST_SUPPORTED_MAJOR,
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    demo: isDemo(),
    ...changing,
  };
}
