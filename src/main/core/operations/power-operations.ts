/** Power actions as the window asks for them: plan on a fresh reading, approve, list. */
import { ok, type Result } from '@contract/errors';
import type { InstanceId } from '@contract/types/instance';
import type { PowerPlan, PowerRun, PowerVerb } from '@contract/types/operation';
import type { Connections } from '@core/instances/connections';
import type { InstanceService } from '@core/instances/instance-service';
import type { Clock, Digest, Ids, Journal, Log } from '@core/ports';
import type { ServerService } from '@core/servers/server-service';
import { createPlanBook } from './plan-book';
import { planPower } from './power-plan';
import { createPowerRunner } from './power-run';

export interface PowerOperationsDeps {
  readonly instances: Pick<InstanceService, 'view'>;
  readonly connections: Connections;
  readonly servers: Pick<ServerService, 'readRecord' | 'known' | 'keep'>;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly log: Log;
  readonly onRun: (run: PowerRun) => void;
}

export type PowerOperations = ReturnType<typeof createPowerOperations>;

export function createPowerOperations(deps: PowerOperationsDeps) {
  const { instances, connections, servers, journal, clock, ids, digest, log, onRun } = deps;
  const planBook = createPlanBook();
  const runner = createPowerRunner({
    api: (id) => {
      const view = instances.view(id);
      const api = connections.api(id);
      return view.ok && view.value.session.kind === 'signed-in' && api.ok ? api.value : null;
    },
    known: servers.known,
    planBook,
    record: journal.append,
    clock,
    ids,
    log,
    onChange: onRun,
    onServerRead: (id, record) => {
      void servers.keep(id, record);
    },
  });

  return {
    /** Never from the cache: what a person approves must be what stands there now. */
    plan: async (instanceId: InstanceId, serverId: number, verb: PowerVerb): Promise<Result<PowerPlan>> => {
      const view = instances.view(instanceId);
      if (!view.ok) return view;
      const fresh = await servers.readRecord(instanceId, serverId);
      if (!fresh.ok) return fresh;
      const plan = planPower({
        verb,
        instance: { id: instanceId },
        server: fresh.value.server,
        session: view.value.session,
        busy: runner.isBusy(instanceId, serverId),
        nowMs: clock.nowMs(),
        id: ids.uuid(),
        digest,
      });
      planBook.add(plan, clock.nowMs());
      return ok(plan);
    },
    approve: (planId: string, hash: string): Result<PowerRun> => runner.approve(planId, hash),
    list: (): Result<readonly PowerRun[]> => ok(runner.list()),
    /** The server was read for another reason: an unconfirmed run may be settled by it. */
    noteRead: runner.noteRead,
    stop: runner.stop,
  };
}
