/**
 * The copies of inventories on this computer: opened with their keys from the keychain, sealed when their lifetime is
 * over, deleted key first. What the window is told of a copy comes from here.
 */
import { fail, ok, type Result } from '@contract/errors';
import type { CopyState, CountDrop, Instance, InstanceId, InstanceView } from '@contract/types/instance';
import type { Clock, CopySummary, InventoryStore, Keys, Log, OpenedCopy, SecretStore } from '@core/ports';
import { sealOf } from './lifetime';

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
  opening: Promise<Result<void>> | null;
}

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
    const key = await keyOf(deps, id);
    const first = await store.open(id, key);
    // What cannot be written is still worth reading for this run.
    const second = first.ok || key === null ? first : await store.open(id, null);
    const isOpen = second.ok;
    if (!first.ok) {
      log.warn('copy.not-opened', { instance: id, code: first.error.code });
      entry.state = failedState(first);
    }
    if (isOpen) take(entry, second.value, clock.nowMs());
    if (first.ok) entry.state = stateOf(entry, key === null ? 'memory' : 'disk');
    const sealed = isOpen ? await sealIfOver(deps, id, entry) : ok();
    onChange(id);
    return isOpen ? sealed : second;
  };

  /** One opening per copy, however many ask for it. */
  const opened = (id: InstanceId): Promise<Result<void>> => {
    const entry = held(id);
    entry.opening ??= open(id);
    return entry.opening;
  };

  return {
    restore: async (ids) => {
      for (const id of ids) await opened(id);
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
      const wasSealed = entry.state.kind === 'sealed';
      await (wasSealed ? unseal(deps, id, entry) : opened(id));
      // Opening may have found it past its lifetime just now.
      if (!wasSealed && held(id).state.kind === 'sealed') await unseal(deps, id, held(id));
      const nowMs = clock.nowMs();
      Object.assign(held(id), { provenAtMs: nowMs, latestSeenMs: nowMs });
      const told = await store.prove(id, nowMs);
      if (!told.ok) log.warn('copy.not-proven', { instance: id, code: told.error.code });
      onChange(id);
    },
    replaced: (id, summary) => {
      const entry = held(id);
      Object.assign(entry, { summary, drop: null, provenAtMs: summary.readAtMs, latestSeenMs: summary.readAtMs });
      if (entry.state.kind === 'none') entry.state = { kind: 'ready', keptIn: entry.state.keptIn };
    },
    dropped: (id, drop) => {
      const entry = held(id);
      entry.drop = drop;
      // The instance answered: that the list is doubted says nothing against the person.
      entry.provenAtMs = clock.nowMs();
    },
    answered: (id, summary) => {
      const entry = held(id);
      entry.drop = null;
      entry.summary = summary ?? entry.summary;
    },
    erase: async (id) => {
      const forgotten = await secrets.delete(copyKeyName(id));
      if (!forgotten.ok) log.warn('copy.key-not-deleted', { instance: id, code: forgotten.error.code });
      all.delete(id);
      return store.erase(id);
    },
    checkLifetimes: () => checkLifetimes(deps, all),
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

async function unseal(deps: CopiesDeps, id: InstanceId, entry: Held): Promise<void> {
  const opened = await deps.store.open(id, await keyOf(deps, id));
  if (opened.ok) take(entry, opened.value, deps.clock.nowMs());
  entry.state = opened.ok ? stateOf(entry, 'disk') : failedState(opened);
  entry.opening = Promise.resolve(opened.ok ? ok() : opened);
}

function newlyHeld(): Held {
  return {
    state: { kind: 'opening' },
    summary: null,
    movedAside: null,
    drop: null,
    provenAtMs: null,
    latestSeenMs: null,
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
  entry.provenAtMs = opened.provenAtMs;
  entry.latestSeenMs = opened.latestSeenMs;
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
async function sealIfOver({ store, clock, find }: CopiesDeps, id: InstanceId, entry: Held): Promise<Result<void>> {
  if (entry.state.kind === 'sealed') return fail('inventory.sealed', { sinceMs: entry.state.sinceMs });
  if (entry.state.kind !== 'ready' || entry.state.keptIn === 'memory' || !entry.summary) return ok();
  const lifetimeHours = find(id)?.copyLifetimeHours ?? null;
  const nowMs = clock.nowMs();
  const seal = sealOf({
    lastProofMs: entry.provenAtMs ?? entry.summary.readAtMs,
    lifetimeHours,
    nowMs,
    latestSeenMs: entry.latestSeenMs ?? nowMs,
  });
  if (!seal.sealed) return ok();
  await store.close(id);
  entry.summary = null;
  entry.drop = null;
  entry.state = { kind: 'sealed', sinceMs: seal.sinceMs, lifetimeHours: lifetimeHours ?? 0 };
  return fail('inventory.sealed', { sinceMs: seal.sinceMs });
}
