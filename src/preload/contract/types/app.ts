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
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** A file that waits for its passphrase. */
  | { readonly kind: 'locked' };
/** Where secrets are kept, as the user knows it: a keychain, or a file of ours that a passphrase opens. */
export type KeychainName = 'secret-service' | 'macos-keychain' | 'windows-credentials' | 'passphrase';

/** A passphrase takes the place of a keychain where none answers. */
export type PassphraseStatus = {
  /** A damaged file was put there in this run. */
  readonly movedAside: string | null;
} & (
  | { readonly kind: 'none' }
  | { readonly kind: 'locked' }
  /** `keychain`: one answers meanwhile, and the entries can be moved into it. */
  | { readonly kind: 'open'; readonly keychain: KeychainName | null }
  /** Of a newer version, or out of reach: left alone, and not used. */
  | { readonly kind: 'unreadable'; readonly reason: string }
);
/** Characters a passphrase must have. */
export const LEAST_PASSPHRASE = 12;

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
  readonly passphrase: PassphraseStatus;
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
