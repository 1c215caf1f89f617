/**
 * The copies of inventories on this computer: opened with their keys from the keychain, sealed when their lifetime is
 * over, deleted key first. What the window is told of a copy comes from here.
 */
import { fail, ok, type Result } from '@contract/errors';
import type { CopyState, CountDrop, Instance, InstanceId, InstanceView } from '@contract/types/instance';
import type { Clock, CopySummary, InventoryStore, Keys, Log, OpenedCopy, SecretStore } from '@core/ports';
import { provenAt, sealOf, seenAt } from './lifetime';

export interface Copies {
  /** Opens the copies of these instances, one after another. */
  restore(ids: readonly InstanceId[]): Promise<void>;
  /** Opens one, or waits until it is. Errors say why there is none: `inventory.sealed`, `store.*`. */
  ready(id: InstanceId): Promise<Result<void>>;
  /** After damage was met in the open file: puts it aside and begins a new one. */
  reopen(id: InstanceId): Promise<Result<void>>;
  /** In the order given, those that can be read now. */
  readable(ids: readonly InstanceId[]): readonly InstanceId[];
  state(id: InstanceId): CopyState;
  summary(id: InstanceId): CopySummary | null;
  movedAside(id: InstanceId): InstanceView['movedAside'];
  countDrop(id: InstanceId): CountDrop | null;
  /** A sign-in succeeded: a sealed copy opens again, and every lifetime begins anew. */
  proven(id: InstanceId): Promise<void>;
  replaced(id: InstanceId, summary: CopySummary): void;
  dropped(id: InstanceId, drop: CountDrop): void;
  answered(id: InstanceId, summary: CopySummary | null): void;
  /** The key first, so that what could not be deleted can never be read. */
  erase(id: InstanceId): Promise<Result<void>>;
  /** Closes those whose lifetime has ended meanwhile. */
  checkLifetimes(): Promise<void>;
  /** Those that are in memory for want of a place for their keys. */
  inMemory(): readonly InstanceId[];
  /** There is a place for its key now: what comes is written, and the notes come along. It is read anew. */
  toDisk(id: InstanceId): Promise<void>;
  /** Closes all, as before they were opened. */
  closeAll(): Promise<void>;
}

export interface CopiesDeps {
  readonly store: InventoryStore;
  readonly secrets: SecretStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Log;
  readonly find: (id: InstanceId) => Instance | null;
  readonly onChange: (id: InstanceId) => void;
}

interface Held {
  state: CopyState;
  summary: CopySummary | null;
  movedAside: InstanceView['movedAside'];
  drop: CountDrop | null;
  provenAtMs: number | null;
  latestSeenMs: number | null;
  /** What of it the file knows. */
  seenKeptMs: number | null;
  opening: Promise<Result<void>> | null;
}

/** How often the passing of time is written down. */
const SEEN_KEPT_EVERY_MS = 10 * 60_000;

/** Name of the entry in the keychain that holds the key of an instance's files. */
export function copyKeyName(id: InstanceId): string {
  return `copy ${id}`;
}

export function createCopies(deps: CopiesDeps): Copies {
  const { store, secrets, clock, log, onChange } = deps;
  const all = new Map<InstanceId, Held>();
  const held = (id: InstanceId): Held => {
    const known = all.get(id);
    if (known) return known;
    const fresh = newlyHeld();
    all.set(id, fresh);
    return fresh;
  };

  const open = async (id: InstanceId): Promise<Result<void>> => {
    const entry = held(id);
    const isOpen = await openInto(deps, id, entry);
    const ready = isOpen.ok ? await sealIfOver(deps, id, entry) : isOpen;
    onChange(id);
    return ready;
  };

  /** One opening per copy, however many ask for it. */
  const opened = (id: InstanceId): Promise<Result<void>> => {
    const entry = held(id);
    entry.opening ??= open(id).catch((bug: unknown) => {
      // Whoever asks next tries again.
      entry.opening = null;
      throw bug;
    });
    return entry.opening;
  };

  return {
    restore: async (ids) => {
      // A bug in one keeps neither the others nor what comes after them waiting.
      for (const id of ids)
        await opened(id).catch((bug) => log.error('copy.bug', { instance: id, stack: stackOf(bug) }));
    },
    ready: async (id) => {
      const done = await opened(id);
      return done.ok ? sealIfOver(deps, id, held(id)) : done;
    },
    reopen: (id) => {
      held(id).opening = null;
      return opened(id);
    },
    readable: (ids) => ids.filter((id) => all.get(id)?.summary && all.get(id)?.state.kind !== 'sealed'),
    state: (id) => held(id).state,
    summary: (id) => (held(id).state.kind === 'sealed' ? null : held(id).summary),
    movedAside: (id) => held(id).movedAside,
    countDrop: (id) => held(id).drop,
    proven: async (id) => {
      const entry = held(id);
      if (entry.state.kind !== 'sealed') await opened(id);
      const nowMs = clock.nowMs();
      // Also when opening found it past its lifetime just now.
      if (entry.state.kind === 'sealed') await unseal(deps, id, entry, nowMs);
      else provenNow(entry, nowMs);
      const told = await store.prove(id, nowMs);
      if (!told.ok) log.warn('copy.not-proven', { instance: id, code: told.error.code });
      onChange(id);
    },
    replaced: (id, summary) => {
      const entry = held(id);
      Object.assign(entry, { summary, drop: null });
      provenNow(entry, summary.readAtMs);
      if (entry.state.kind === 'none') entry.state = { kind: 'ready', keptIn: entry.state.keptIn };
    },
    dropped: (id, drop) => {
      const entry = held(id);
      entry.drop = drop;
      // The instance answered: that the list is doubted says nothing against the person.
      provenNow(entry, clock.nowMs());
    },
    answered: (id, summary) => {
      const entry = held(id);
      entry.drop = null;
      entry.summary = summary ?? entry.summary;
    },
    erase: async (id) => {
      // One that is being opened would make its key and its files again after they were deleted.
      await all.get(id)?.opening?.catch(() => undefined);
      const forgotten = await secrets.delete(copyKeyName(id));
      if (!forgotten.ok) log.warn('copy.key-not-deleted', { instance: id, code: forgotten.error.code });
      all.delete(id);
      return store.erase(id);
    },
    checkLifetimes: () => checkLifetimes(deps, all),
    ...placeCalls(deps, all),
  };
}

/** Where copies are: in memory for want of a place for their keys, on the disk, or closed. */
function placeCalls(deps: CopiesDeps, all: Map<InstanceId, Held>): Pick<Copies, 'inMemory' | 'toDisk' | 'closeAll'> {
  const { store, clock, onChange } = deps;
  return {
    inMemory: () => [...all].flatMap(([id, { state }]) => (isInMemory(state) ? [id] : [])),
    toDisk: async (id) => {
      const entry = all.get(id);
      if (!entry || !isInMemory(entry.state)) return;
      const notes = await store.notes(id);
      // What was read in this run was read with a session of this run; what only lay there must prove itself.
      await unseal(deps, id, entry, entry.summary ? clock.nowMs() : null);
      await sealIfOver(deps, id, entry);
      if (notes.ok) for (const note of notes.value) await store.setNote(id, note);
      onChange(id);
    },
    closeAll: async () => {
      for (const id of [...all.keys()]) {
        // One that is being opened may wait for its key for ever: closing comes after whatever it has begun.
        all.delete(id);
        await store.close(id);
        onChange(id);
      }
    },
  };
}

async function checkLifetimes(deps: CopiesDeps, all: ReadonlyMap<InstanceId, Held>): Promise<void> {
  for (const [id, entry] of all) {
    const before = entry.state.kind;
    if (before === 'opening' || before === 'sealed') continue;
    await sealIfOver(deps, id, entry);
    if (entry.state.kind !== before) deps.onChange(id);
  }
}

/** Whoever asks for it meanwhile waits; nothing looks at its lifetime before the proof is there. */
function unseal(deps: CopiesDeps, id: InstanceId, entry: Held, nowMs: number | null): Promise<unknown> {
  entry.opening = openInto(deps, id, entry, nowMs);
  return entry.opening;
}

/** Opens it with its key, or in memory where that does not go, and says which. */
async function openInto(
  deps: CopiesDeps,
  id: InstanceId,
  entry: Held,
  provenMs: number | null = null,
): Promise<Result<void>> {
  const { store, clock, log } = deps;
  const key = await keyOf(deps, id);
  const first = await store.open(id, key);
  // What cannot be written is still worth reading for this run.
  const second = first.ok || key === null ? first : await store.open(id, null);
  if (second.ok) take(entry, second.value, clock.nowMs());
  if (provenMs !== null) provenNow(entry, provenMs);
  if (!first.ok) log.warn('copy.not-opened', { instance: id, code: first.error.code });
  entry.state = first.ok ? stateOf(entry, key === null ? 'memory' : 'disk') : failedState(first);
  return second.ok ? ok() : second;
}

function isInMemory(state: CopyState): boolean {
  return (state.kind === 'none' || state.kind === 'ready') && state.keptIn === 'memory';
}

function provenNow(entry: Held, nowMs: number): void {
  const { lastProofMs, latestSeenMs } = provenAt(nowMs);
  Object.assign(entry, { provenAtMs: lastProofMs, latestSeenMs, seenKeptMs: latestSeenMs });
}

function stackOf(bug: unknown): string {
  return bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
}

function newlyHeld(): Held {
  return {
    state: { kind: 'opening' },
    summary: null,
    movedAside: null,
    drop: null,
    provenAtMs: null,
    latestSeenMs: null,
    seenKeptMs: null,
    opening: null,
  };
}

/** Null: no keychain keeps one, so nothing may be written. */
async function keyOf({ secrets, keys, log }: CopiesDeps, id: InstanceId): Promise<string | null> {
  const kept = await secrets.get(copyKeyName(id));
  if (kept.ok && kept.value !== null && /^[0-9a-f]{64}$/.test(kept.value)) return kept.value;
  if (!kept.ok) {
    log.warn('copy.in-memory', { instance: id, code: kept.error.code });
    return null;
  }
  const key = keys.make();
  const stored = await secrets.set(copyKeyName(id), key);
  if (!stored.ok) log.warn('copy.in-memory', { instance: id, code: stored.error.code });
  return stored.ok ? key : null;
}

function take(entry: Held, opened: OpenedCopy, nowMs: number): void {
  entry.summary = opened.summary;
  entry.movedAside = opened.movedAside === null ? entry.movedAside : { atMs: nowMs, file: opened.movedAside };
  // The list that was doubted lay in what was open before.
  entry.drop = null;
  entry.provenAtMs = opened.provenAtMs;
  entry.latestSeenMs = opened.latestSeenMs;
  entry.seenKeptMs = opened.latestSeenMs;
}

function stateOf({ summary }: Held, keptIn: 'disk' | 'memory'): CopyState {
  return { kind: summary ? 'ready' : 'none', keptIn };
}

function failedState(result: Result<unknown>): CopyState {
  if (result.ok) return { kind: 'none', keptIn: 'memory' };
  if (result.error.code === 'store.newer') return { kind: 'newer' };
  const reason = result.error.code === 'store.unreadable' ? result.error.details.reason : result.error.code;
  return { kind: 'failed', reason };
}

/** A copy in memory has no lifetime: it ends with the run. */
async function sealIfOver(deps: CopiesDeps, id: InstanceId, entry: Held): Promise<Result<void>> {
  if (entry.state.kind === 'sealed') return fail('inventory.sealed', { sinceMs: entry.state.sinceMs });
  if (entry.state.kind !== 'ready' || entry.state.keptIn === 'memory' || !entry.summary) return ok();
  const { store, clock, find } = deps;
  const lifetimeHours = find(id)?.copyLifetimeHours ?? null;
  const nowMs = clock.nowMs();
  const lastProofMs = entry.provenAtMs ?? entry.summary.readAtMs;
  const record = seenAt({ lastProofMs, latestSeenMs: entry.latestSeenMs ?? lastProofMs }, nowMs);
  entry.latestSeenMs = record.latestSeenMs;
  const seal = sealOf({ ...record, lifetimeHours, nowMs });
  if (!seal.sealed) {
    if (record.latestSeenMs - (entry.seenKeptMs ?? 0) >= SEEN_KEPT_EVERY_MS) await keepSeen(deps, id, entry);
    return ok();
  }
  entry.summary = null;
  entry.drop = null;
  entry.state = { kind: 'sealed', sinceMs: seal.sinceMs, lifetimeHours: lifetimeHours ?? 0 };
  // Without it, a clock set back before the next start would open the copy again.
  await keepSeen(deps, id, entry);
  await store.close(id);
  return fail('inventory.sealed', { sinceMs: seal.sinceMs });
}

async function keepSeen({ store, log }: CopiesDeps, id: InstanceId, entry: Held): Promise<void> {
  const latestSeenMs = entry.latestSeenMs ?? 0;
  entry.seenKeptMs = latestSeenMs;
  const kept = await store.seen(id, latestSeenMs);
  if (!kept.ok) log.warn('copy.time-not-kept', { instance: id, code: kept.error.code });
}
