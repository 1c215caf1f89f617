/** One API client per instance, made when first needed, and what its answers say about reachability. */
import type { AppError, Result } from '@contract/errors';
import type { Instance, InstanceId, Reach } from '@contract/types/instance';
import type { ConnectionTarget, DciConnector } from '@core/connector-ports';
import type { Clock, DciApi } from '@core/ports';
import type { InstanceList } from './instance-list';
import { findInstance } from './instance-list';
import { observeApi } from './observed-api';

export interface Connections {
  /** The client of a kept instance. */
  api(id: InstanceId): Result<DciApi>;
  reach(id: InstanceId): Reach;
  /** Drops the network session: after a change of address or certificate, and on removal. */
  drop(id: InstanceId): Promise<void>;
}

export interface ConnectionsDeps {
  readonly instances: () => InstanceList;
  readonly connector: DciConnector;
  readonly clock: Clock;
  readonly token: (id: InstanceId) => string | null;
  readonly onReach: (id: InstanceId) => void;
  readonly onUnauthorised: (id: InstanceId) => void;
}

/** Where an instance is and what vouches for it. `instanceId`: another one for a connection that passes. */
export function targetOf(
  { id, address, pinnedFingerprint, authority }: Instance,
  instanceId: InstanceId = id,
): ConnectionTarget {
  return { instanceId, address, pinnedFingerprint, authorityPem: authority?.pem ?? null };
}

export function createConnections(deps: ConnectionsDeps): Connections {
  const { instances, connector, clock, token, onReach, onUnauthorised } = deps;
  const clients = new Map<InstanceId, DciApi>();
  const reaches = new Map<InstanceId, Reach>();

  const note = (id: InstanceId, next: Reach) => {
    const before = reaches.get(id);
    reaches.set(id, next);
    if (before?.kind !== next.kind || next.kind === 'offline') onReach(id);
  };
  const unreachable = (id: InstanceId, error: AppError) => {
    const before = reaches.get(id);
    note(id, { kind: 'offline', sinceMs: before?.kind === 'offline' ? before.sinceMs : clock.nowMs(), error });
  };

  return {
    api: (id) => {
      const found = findInstance(instances(), id);
      if (!found.ok) return found;
      const existing = clients.get(id);
      if (existing) return { ok: true, value: existing };
      const client = connector.connect(targetOf(found.value), () => token(id));
      const observed: DciApi = observeApi(client, () => {
        const used = token(id);
        // A client that was dropped meanwhile talks about another address, or an instance that is gone.
        const isCurrent = () => clients.get(id) === observed;
        return {
          answered: () => isCurrent() && note(id, { kind: 'online', atMs: clock.nowMs() }),
          unreachable: (error) => isCurrent() && unreachable(id, error),
          // Many calls may be refused at once, some after a new sign-in: only the session they used ends, and once.
          unauthorised: () => isCurrent() && used !== null && token(id) === used && onUnauthorised(id),
        };
      });
      clients.set(id, observed);
      return { ok: true, value: observed };
    },
    reach: (id) => reaches.get(id) ?? { kind: 'untried' },
    drop: async (id) => {
      clients.delete(id);
      reaches.delete(id);
      await connector.forget(id);
    },
  };
}
