/** Every call the window can make and every event it can hear. The schemas, router and bridge follow from this map. */
import type { Result } from '../errors';
import type { AppStatus, Preferences, WindowState } from './app';
import type { Authority } from './certificate';
import type { ChangesPage, ChangesQuery, Comparison, Generation, JournalEntry, ServerNote } from './history';
import type {
  InstanceChange,
  InstanceId,
  InstanceView,
  NewInstance,
  ProbeResult,
  SecondStep,
  SignIn,
} from './instance';
import type { JsonText } from './json';
import type { PowerPlan, PowerRun, PowerVerb } from './operation';
import type { ProfileEntry, ProfilePreview } from './profile';
import type { RackWall, UnitNumbering } from './rack';
import type { ResolveAnswer, SearchAnswer } from './search';
import type { ServerDetail, ServerRow } from './server';

type Nothing = Record<never, never>;
type ServerRef = { readonly instanceId: InstanceId; readonly serverId: number };

export interface Calls {
  'app.status': { input: Nothing; output: AppStatus };
  'app.setPreferences': { input: Preferences; output: AppStatus };
  /** Asks the keychain again, after the user unlocked or installed one. */
  'app.checkKeychain': { input: Nothing; output: AppStatus };
  /** Where no keychain answers: keeps secrets in a file that this opens. What was in memory is kept there from now on. */
  'passphrase.set': { input: { readonly passphrase: string }; output: AppStatus };
  'passphrase.unlock': { input: { readonly passphrase: string }; output: AppStatus };
  /** Closes the copies and forgets sessions and keys until the passphrase is typed again. */
  'passphrase.lock': { input: Nothing; output: AppStatus };
  /** Deletes the file, and the copies on this computer that nobody can read without it. */
  'passphrase.forget': { input: Nothing; output: AppStatus };
  'passphrase.moveToKeychain': { input: Nothing; output: AppStatus };
  /** What a file of datacenters would bring; null text asks for the file. Null: the person thought better of it. */
  'profiles.read': { input: { readonly text: string | null }; output: ProfilePreview | null };
  /** Kept as never signed in; all or none. */
  'profiles.import': { input: { readonly entries: readonly ProfileEntry[] }; output: readonly InstanceId[] };
  /** Asks where to. */
  'profiles.export': {
    input: { readonly ids: readonly InstanceId[]; readonly withAccounts: boolean };
    output: { readonly saved: boolean };
  };
  /** Puts text on the clipboard, at most 1,000,000 characters. */
  'app.copyText': { input: { readonly text: string }; output: void };
  'window.control': { input: { readonly action: 'minimise' | 'toggle-maximise' | 'close' }; output: void };
  'window.state': { input: Nothing; output: WindowState };
  'instances.list': { input: Nothing; output: readonly InstanceView[] };
  /** Looks at an address before anything secret is sent; sends no credentials. */
  'instances.probe': {
    input: { readonly address: string; readonly authorityPem?: string | null };
    output: ProbeResult;
  };
  /** Asks for a file with the certificates of a private authority; null when the person thought better of it. */
  'instances.chooseAuthority': { input: Nothing; output: Authority | null };
  /** Signs in first; only then is the instance kept. */
  'instances.add': { input: NewInstance; output: InstanceView };
  /**
   * Ends a sign-in that wants a second factor, from `instances.add` or `instances.signIn`. `identity`: what the new
   * datacenter is called by now; ignored when it is kept already.
   */
  'instances.confirmSignIn': { input: SecondStep; output: InstanceView };
  /** Forgets a half-done sign-in, here and on the instance. */
  'instances.leaveSignIn': { input: { readonly step: string }; output: void };
  'instances.update': { input: InstanceChange; output: InstanceView };
  'instances.reorder': { input: { readonly ids: readonly InstanceId[] }; output: void };
  /** Signs out, forgets the session and everything read from it. */
  'instances.remove': { input: { readonly id: InstanceId }; output: void };
  'instances.signIn': { input: SignIn; output: InstanceView };
  /** It is on screen now: it connects, and is kept fresh while it is shown. Null: none is. */
  'instances.show': { input: { readonly id: InstanceId | null }; output: void };
  /** Tries an unreachable instance again without waiting for the next time. */
  'instances.tryNow': { input: { readonly id: InstanceId }; output: void };
  'instances.signOut': { input: { readonly id: InstanceId }; output: InstanceView };
  /** Starts the simulator (once) and signs in to its three sites. */
  'demo.open': { input: Nothing; output: readonly InstanceView[] };
  'inventory.sync': { input: { readonly id: InstanceId }; output: InstanceView };
  'inventory.cancelSync': { input: { readonly id: InstanceId }; output: void };
  /** Answers the question that `InstanceView.countDrop` asks. */
  'inventory.answerDrop': { input: { readonly id: InstanceId; readonly use: 'old' | 'new' }; output: InstanceView };
  /** Deletes the copy on this computer with its key; the datacenter stays in the list. Notes are deleted too. */
  'inventory.deleteCopy': { input: { readonly id: InstanceId }; output: InstanceView };
  /** Over every open copy, in the order of the rail. */
  'inventory.search': {
    input: { readonly query: string; readonly instanceIds: readonly InstanceId[] | null; readonly limit: number };
    output: JsonText<SearchAnswer>;
  };
  'inventory.resolve': { input: { readonly text: string }; output: JsonText<ResolveAnswer> };
  'inventory.changes': { input: ChangesQuery; output: ChangesPage };
  /** Newest first. */
  'inventory.generations': { input: { readonly id: InstanceId }; output: readonly Generation[] };
  'inventory.compare': {
    input: { readonly id: InstanceId; readonly from: number; readonly to: number };
    output: JsonText<Comparison>;
  };
  /** Asks where to, then writes text there; `saved` is false when the person thought better of it. */
  'app.saveText': { input: { readonly name: string; readonly text: string }; output: { readonly saved: boolean } };
  /** What this console did, newest first. */
  'journal.list': {
    input: { readonly instanceId: InstanceId | null; readonly serverId: number | null; readonly limit: number };
    output: readonly JournalEntry[];
  };
  'notes.list': { input: { readonly instanceId: InstanceId }; output: readonly ServerNote[] };
  /** An empty text without a pin takes the note away. */
  'notes.set': {
    input: ServerRef & { readonly text: string; readonly pinned: boolean };
    output: readonly ServerNote[];
  };
  /** `asOf` is the id of a kept generation; null is what was last read. */
  'racks.wall': { input: { readonly id: InstanceId; readonly asOf: number | null }; output: JsonText<RackWall> };
  /** Null goes back to the likelier reading of the data. */
  'racks.setNumbering': {
    input: { readonly id: InstanceId; readonly numbering: Omit<UnitNumbering, 'source'> | null };
    output: void;
  };
  /** From the copy; `asOf` as in `racks.wall`. */
  'servers.get': { input: ServerRef & { readonly asOf: number | null }; output: JsonText<ServerDetail> };
  /** Re-reads one server from the instance. */
  'servers.read': { input: ServerRef; output: JsonText<ServerDetail> };
  'servers.openWebConsole': { input: ServerRef; output: { readonly host: string } };
  /** Reads the server afresh, then freezes one request. Sends no write. */
  'operations.planPower': { input: ServerRef & { readonly verb: PowerVerb }; output: PowerPlan };
  /** Sends what the hash stands for, once. Answers as soon as the run has begun. */
  'operations.approve': { input: { readonly planId: string; readonly hash: string }; output: PowerRun };
  'operations.list': { input: Nothing; output: readonly PowerRun[] };
}

export interface Events {
  'app.statusChanged': AppStatus;
  'window.stateChanged': WindowState;
  'instances.changed': readonly InstanceView[];
  /** A whole new inventory is there; where it `differs` from the one before, read the wall again. */
  'inventory.replaced': { readonly instanceId: InstanceId; readonly readAtMs: number; readonly differs: boolean };
  /** Single servers were read again. */
  'servers.changed': { readonly instanceId: InstanceId; readonly rows: readonly ServerRow[] };
  'operations.changed': PowerRun;
}

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type Input<N extends CallName> = Calls[N]['input'];
export type Output<N extends CallName> = Calls[N]['output'];

/** `window.coldaisle`, the page's one door. An invoke never rejects. */
export interface Bridge {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(event: N, listener: (payload: Events[N]) => void): () => void;
}
