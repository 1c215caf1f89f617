/** Expected failures as values: every code, what it carries, and the envelope that crosses IPC. */
import type { AuthorityVerdict, CertificateSummary } from './types/certificate';
import type { JsonValue } from './types/json';

/** What each code carries. A code is `domain.reason`; nobody parses message text. */
export interface ErrorDetails {
  /** No connection was made, so nothing was sent. */
  'network.unreachable': { host: string; reason: 'name' | 'refused' | 'route' | 'proxy' | 'offline' | 'other' };
  'network.timed-out': { host: string; afterMs: number };
  /** The connection broke after it was made. */
  'network.cut': { host: string };
  /** Nothing was sent: the certificate came first. */
  'tls.untrusted': { host: string; certificate: CertificateSummary };
  /** The pinned certificate was replaced by another one; nothing was sent. */
  'tls.changed': { host: string; pinnedFingerprint: string; certificate: CertificateSummary };
  /** The authority chosen for this instance does not vouch for the certificate; nothing was sent. */
  'tls.authority': {
    host: string;
    verdict: Exclude<AuthorityVerdict, 'ok'>;
    authority: string;
    certificate: CertificateSummary;
  };
  'tls.failed': { host: string };
  /** `subject` names the certificate it is about, where it is about one. */
  'authority.refused': {
    reason:
      | 'too-large'
      | 'too-many'
      | 'private-key'
      | 'no-certificate'
      | 'no-authority'
      | 'expired'
      | 'early'
      | 'unreadable';
    subject: string;
  };
  'dci.not-dcimanager': { host: string };
  'dci.unauthorised': Record<never, never>;
  'dci.forbidden': ApiRefusal;
  'dci.refused': ApiRefusal;
  /** 503 until patience ran out: the vendor's "service asleep". */
  'dci.asleep': { waitedMs: number };
  /** `where` names the field that did not fit, never its content. */
  'dci.malformed': { where: string };
  /** The instance has no handler for this call (API code 1106, or 404). */
  'dci.unsupported': { path: string };
  /** A write may have reached the server and its answer was lost: read, never resend. */
  'dci.outcome-unknown': { cause: 'timed-out' | 'cut' | 'malformed' | 'server-error' };
  'auth.rejected': Record<never, never>;
  /** The password was right and a second factor is outstanding: `step` is what `instances.confirmSignIn` goes on with. */
  'auth.second-factor': { step: string };
  /** The code was not accepted. `form`: the assumed form of the step that the instance handled. */
  'auth.code-refused': { form: number; apiMessage: string };
  /** No assumed form of the step is handled, or the token opens nothing after it. Nothing was kept. */
  'auth.second-factor-failed': { reason: 'no-handler' | 'still-unconfirmed' };
  /** The half-done sign-in is gone: it begins again with the password. */
  'auth.step-over': Record<never, never>;
  'auth.signed-out': Record<never, never>;
  'instance.not-found': Record<never, never>;
  'instance.address-refused': { reason: AddressRefusal };
  'instance.code-taken': { code: string };
  'instance.certificate-not-confirmed': Record<never, never>;
  'keychain.unavailable': { reason: string };
  'keychain.failed': { reason: string };
  'passphrase.wrong': Record<never, never>;
  'passphrase.short': { least: number };
  /** The file was moved aside. */
  'passphrase.damaged': { file: string };
  /** The file cannot be read or written now, or is not in the state that was asked for. */
  'passphrase.failed': { reason: string };
  'profile.refused': { reason: ProfileRefusal };
  'server.not-found': Record<never, never>;
  'console.none': Record<never, never>;
  'console.refused': { reason: ConsoleRefusal; host: string };
  'operation.not-eligible': { reason: PowerSkipReason };
  'operation.plan-unknown': Record<never, never>;
  'operation.plan-expired': Record<never, never>;
  'operation.plan-changed': Record<never, never>;
  /** Power is one of its states; an absent owner or operation is empty text. */
  'operation.drift': { field: 'name' | 'owner' | 'operation' | 'power'; planned: string; now: string };
  'inventory.not-read': Record<never, never>;
  /** The copy is past its lifetime. */
  'inventory.sealed': { sinceMs: number };
  /** This generation is not kept (any more). */
  'inventory.no-generation': Record<never, never>;
  'inventory.cancelled': Record<never, never>;
  'store.unwritable': { reason: string };
  'store.unreadable': { reason: string };
  /** Written by a newer version of the program; left alone. */
  'store.newer': { version: number };
  'demo.failed': { reason: string };
  'ipc.unknown-call': Record<never, never>;
  'ipc.bad-input': { field: string };
  'ipc.foreign-sender': Record<never, never>;
  /** A bug of ours; the log has its stack under the correlation id. */
  'internal.bug': Record<never, never>;
}

export interface ApiRefusal {
  httpStatus: number;
  /** `error.code` of the answer, where it has one. */
  apiCode: number | null;
  apiMessage: string;
  apiValue: JsonValue;
}

export type AddressRefusal = 'empty' | 'not-a-url' | 'not-https' | 'has-credentials' | 'has-query' | 'bad-host';
export type ProfileRefusal =
  | 'too-large'
  | 'unreadable'
  | 'not-json'
  | 'not-a-profile'
  | 'newer'
  | 'empty'
  | 'too-many'
  | 'twice';
export type ConsoleRefusal = 'not-a-url' | 'scheme' | 'credentials' | 'host';
export type PowerSkipReason =
  | 'already-on'
  | 'already-off'
  | 'operation-running'
  | 'no-power-control'
  | 'signed-out'
  | 'not-an-action-for-unknown';

export type ErrorCode = keyof ErrorDetails;

/** One expected failure. `correlationId` finds its lines in the log. */
export type AppError = {
  [C in ErrorCode]: { readonly code: C; readonly details: ErrorDetails[C]; readonly correlationId?: string };
}[ErrorCode];

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Failure = { readonly ok: false; readonly error: AppError };
export type Result<T> = Ok<T> | Failure;

export function ok(): Ok<void>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function fail<C extends ErrorCode>(code: C, details: ErrorDetails[C]): Failure {
  return { ok: false, error: { code, details } as AppError };
}

/** For the default branch of a switch that must name every case. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
