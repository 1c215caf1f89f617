/** Everything the window can do with instances: look at an address, add, change, sign in and out, read, remove. */
import { fail, ok, type Result } from '@contract/errors';
import type { Authority } from '@contract/types/certificate';
import {
  DEFAULT_COPY_LIFETIME_HOURS,
  type Instance,
  type InstanceChange,
  type InstanceId,
  type InstanceView,
  type NewInstance,
  type ProbeResult,
  type SignIn,
} from '@contract/types/instance';
import { normaliseAddress } from './address';
import {
  createInstanceContext,
  type InstanceContext,
  type InstanceServiceDeps,
  onPassingConnection,
} from './instance-context';
import { addInstance, changeInstance, removeInstance, reorderInstances } from './instance-list';
import { createSecondSteps, type SecondSteps } from './second-steps';
import { keepSession, type SignInGoal } from './sign-in-goal';

export type InstanceService = ReturnType<typeof createInstanceService>;

export function createInstanceService(deps: InstanceServiceDeps) {
  const context = createInstanceContext(deps);
  const steps = createSecondSteps(deps, context);
  return {
    list: () => context.list().map(context.viewOf),
    find: context.find,
    view: context.view,
    startSync: context.startSync,
    ...accessCalls(deps, context, steps),
    confirmSignIn: steps.confirm,
    leaveSignIn: steps.leave,
    ...listCalls(deps, context),
    ...readingCalls(deps, context),
  };
}

/** Calls that sign in or out. */
function accessCalls(deps: InstanceServiceDeps, context: InstanceContext, steps: SecondSteps) {
  const { sessions, syncs } = deps;
  return {
    probe: (address: string, authorityPem: string | null = null) => probe(deps, address, authorityPem),
    add: async (input: NewInstance, demoSite: string | null = null) => {
      const authority = authorityOf(deps, input);
      if (!authority.ok) return authority;
      const instance = newInstance(input, deps.ids.uuid(), demoSite, authority.value);
      if (!instance.ok) return instance;
      // A taken code is told before a password is sent anywhere.
      const fits = addInstance(context.list(), instance.value);
      if (!fits.ok) return fits;
      return signInFirst(deps, context, steps, { kind: 'add', instance: instance.value }, input);
    },
    signIn: async (input: SignIn) => {
      const found = context.find(input.id);
      if (!found.ok) return found;
      const authority = authorityOf(deps, input);
      if (!authority.ok) return authority;
      const trust = trustOf(input.trustedFingerprint, authority.value, found.value);
      const instance: Instance = { ...found.value, account: input.email, ...trust };
      return signInFirst(deps, context, steps, { kind: 'again', instance }, input);
    },
    signOut: async (id: InstanceId) => {
      const left = await context.inTurn(id, async () => {
        const found = context.find(id);
        if (!found.ok) return found;
        syncs.cancel(id);
        return ok({ instance: found.value, token: await sessions.end(id, 'by-user') });
      });
      if (!left.ok) return left;
      await context.revoke(left.value.instance, left.value.token);
      return context.view(id);
    },
  };
}

/** Calls that change the saved list. */
function listCalls(deps: InstanceServiceDeps, context: InstanceContext) {
  const { sessions, connections, copies, syncs, onChange, onGone } = deps;

  /** Session, reading and connection belong to the address: server 5 of another host is another machine. */
  const leaveAddress = async (id: InstanceId): Promise<string | null> => {
    onGone?.(id);
    syncs.forget(id);
    const token = await sessions.end(id, 'by-user');
    const erased = await copies.erase(id);
    if (!erased.ok) deps.log.warn('copy.not-deleted', { instance: id, code: erased.error.code });
    await connections.drop(id);
    return token;
  };

  return {
    update: async (change: InstanceChange) => {
      const address = normaliseAddress(change.address);
      if (!address.ok) return address;
      const changed = await context.inTurn(change.id, async () => {
        const before = context.find(change.id);
        if (!before.ok) return before;
        const saved = await context.saveList((current) =>
          changeInstance(current, { ...change, address: address.value }),
        );
        if (!saved.ok) return saved;
        const moved = before.value.address !== address.value;
        // The next request asks anew what vouches for the address.
        if (change.dropAuthority && !moved) await connections.drop(change.id);
        const token = moved ? await leaveAddress(change.id) : null;
        // An empty copy in the old one's place, so that it can be said where it is kept.
        if (moved) await copies.ready(change.id);
        return ok({ before: before.value, token });
      });
      if (!changed.ok) return changed;
      onChange();
      await context.revoke(changed.value.before, changed.value.token);
      return context.view(change.id);
    },
    reorder: async (ids: readonly InstanceId[]): Promise<Result<void>> => {
      const saved = await context.saveList((current) => ok(reorderInstances(current, ids)));
      onChange();
      return saved.ok ? ok() : saved;
    },
    remove: async (id: InstanceId): Promise<Result<void>> => {
      const removed = await context.inTurn(id, async () => {
        const found = context.find(id);
        if (!found.ok) return found;
        const token = await leaveAddress(id);
        const saved = await context.saveList((current) => ok(removeInstance(current, id)));
        if (saved.ok) sessions.forget(id);
        return ok({ instance: found.value, token, saved });
      });
      if (!removed.ok) return removed;
      const { instance, token, saved } = removed.value;
      onChange();
      await context.revoke(instance, token);
      return saved.ok ? ok() : saved;
    },
    /** The demo's simulator starts on another port each time, with another certificate. */
    relocate: (id: InstanceId, address: string, pinnedFingerprint: string) =>
      context.saveList((current) =>
        ok(current.map((instance) => (instance.id === id ? { ...instance, address, pinnedFingerprint } : instance))),
      ),
  };
}

function readingCalls({ connections, sessions, syncs }: InstanceServiceDeps, context: InstanceContext) {
  return {
    sync: async (id: InstanceId) => {
      const api = connections.api(id);
      if (!api.ok) return api;
      if (sessions.status(id).kind !== 'signed-in') return fail('auth.signed-out', {});
      const done = await syncs.run(id, api.value);
      return done.ok ? context.view(id) : done;
    },
    cancelSync: (id: InstanceId): Result<void> => {
      syncs.cancel(id);
      return ok();
    },
  };
}

async function probe(
  { connector }: InstanceServiceDeps,
  typed: string,
  authorityPem: string | null,
): Promise<Result<ProbeResult>> {
  const address = normaliseAddress(typed);
  if (!address.ok) return address;
  const looked = await connector.probe(address.value, authorityPem);
  return looked.ok ? ok({ address: address.value, ...looked.value }) : looked;
}

/** Signs in first; only then is anything kept. A second factor that is outstanding is told, and kept in memory alone. */
async function signInFirst(
  deps: InstanceServiceDeps,
  context: InstanceContext,
  steps: SecondSteps,
  goal: SignInGoal,
  { email, password }: { email: string; password: string },
): Promise<Result<InstanceView>> {
  const signedIn = await onPassingConnection(deps, goal.instance, (api) => api.signIn(email, password));
  if (!signedIn.ok) return signedIn;
  const { token, confirmed } = signedIn.value;
  return confirmed ? keepSession(context, goal, token) : steps.begin(goal, token);
}

function authorityOf(
  { readAuthority }: InstanceServiceDeps,
  { authorityPem }: Pick<NewInstance, 'authorityPem'>,
): Result<Authority | null | undefined> {
  return typeof authorityPem === 'string' ? readAuthority(authorityPem) : ok(authorityPem);
}

/** One thing vouches: the authority or the fingerprint that came now, else what did before, where null ends an authority. */
function trustOf(
  fingerprint: string | null,
  authority: Authority | null | undefined,
  before: Pick<Instance, 'pinnedFingerprint' | 'authority'>,
): Pick<Instance, 'pinnedFingerprint' | 'authority'> {
  if (authority) return { pinnedFingerprint: null, authority };
  if (fingerprint !== null) return { pinnedFingerprint: fingerprint, authority: null };
  const kept = authority === null ? null : (before.authority ?? null);
  return { pinnedFingerprint: before.pinnedFingerprint, authority: kept };
}

const NOTHING_VOUCHED = { pinnedFingerprint: null, authority: null };

function newInstance(
  input: NewInstance,
  id: InstanceId,
  demoSite: string | null,
  authority: Authority | null | undefined,
): Result<Instance> {
  const address = normaliseAddress(input.address);
  if (!address.ok) return address;
  const { name, code, colour, email, trustedFingerprint } = input;
  return ok({
    id,
    name,
    code,
    colour,
    address: address.value,
    account: email,
    ...trustOf(trustedFingerprint, authority, NOTHING_VOUCHED),
    demoSite,
    pinned: true,
    copyLifetimeHours: DEFAULT_COPY_LIFETIME_HOURS,
  });
}
