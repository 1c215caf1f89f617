/** What is true of the program itself on this computer. */
import type { AppError } from '../errors';

export type Theme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'ru';

export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
}

export type KeychainStatus =
  | { readonly kind: 'available'; readonly name: KeychainName }
  | { readonly kind: 'unavailable'; readonly reason: string };
/** The store behind the keychain, as its user knows it. */
export type KeychainName = 'secret-service' | 'macos-keychain' | 'windows-credentials';

export interface SettingsStatus {
  readonly path: string;
  /** Why they could not be read or saved; null while they are kept. */
  readonly problem: AppError | null;
}

export interface AppStatus {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  /** True on the old Electron that only tests and trials use; the window says so. */
  readonly outdatedRuntime: boolean;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly keychain: KeychainStatus;
  readonly preferences: Preferences;
  /** Started with `--demo`: the simulator runs in this program. */
  readonly demo: boolean;
  readonly logPath: string;
  readonly settings: SettingsStatus;
}

export interface WindowState {
  readonly maximised: boolean;
  readonly focused: boolean;
}
