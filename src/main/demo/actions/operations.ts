/** Diagnostics, clearing disks and installing an OS: long operations that show on the server's row while they run. */
import { noInstance } from '../api-error';
import { configurationText, hardwareModel } from '../data/hardware';
import type { Operation, OperationKind, ServerRecord } from '../data/model';
import { mix } from '../data/random';
import { targetOf } from '../data/running';
import { templateById } from '../data/templates';
import { progressAt } from '../rows/operation-row';
import { requireIdle } from './checks';
import type { Task, World } from './world';

export type ClearMode = 'none' | 'simple' | 'full';

const MINUTE_MS = 60_000;
const CLEAR_MS: Readonly<Record<ClearMode, number>> = {
  none: 0.5 * MINUTE_MS,
  simple: 3 * MINUTE_MS,
  full: 40 * MINUTE_MS,
};

export function installOs(world: World, server: ServerRecord, templateId: number): Task {
  requireTemplate(templateId, 'os');
  return run(world, server, 'os', {
    durationMs: 8 * MINUTE_MS,
    templateId,
    done: () => {
      server.osTemplateId = templateId;
    },
  });
}

export function clearDisks(world: World, server: ServerRecord, mode: ClearMode): Task {
  return run(world, server, 'clear_hdd', {
    durationMs: CLEAR_MS[mode],
    done: () => {
      if (mode !== 'none') server.osTemplateId = 0;
    },
  });
}

export function diagnose(world: World, server: ServerRecord, templateId: number, mode: ClearMode): Task {
  requireTemplate(templateId, 'diag');
  return run(world, server, 'diag', {
    durationMs: 12 * MINUTE_MS + (mode === 'none' ? 0 : CLEAR_MS[mode]),
    templateId,
    done: () => {
      // Diagnostics is what fills the configuration and ends a server's being new (notes, sections 4 and 9).
      server.configuration = configurationText(hardwareModel(server.model), mix(world.data.seed, server.id, 1));
      server.diagErrors = [];
      server.isNew = false;
      if (mode !== 'none') server.osTemplateId = 0;
    },
  });
}

function requireTemplate(id: number, kind: 'os' | 'diag'): void {
  if (templateById(id)?.kind !== kind) throw noInstance('OS template', id);
}

interface Work {
  readonly durationMs: number;
  readonly templateId?: number;
  done(): void;
}

function run(world: World, server: ServerRecord, kind: OperationKind, work: Work): Task {
  requireIdle(server);
  let operation: Operation | null = null;
  return world.startTask(server, {
    name: `server_operation_${kind}`,
    durationMs: work.durationMs,
    exclusive: true,
    fails: ({ flaw }) => flaw === 'operation',
    onStart: (durationMs) => {
      operation = {
        id: world.nextId(),
        kind,
        target: targetOf(server, kind, work.templateId),
        status: 'running',
        progress: 0,
        startedAt: world.schedule.now(),
        durationMs,
        message: '',
        stuck: false,
      };
      server.operation = operation;
      if (server.bmcKind !== 'none') server.bmc = 'on';
    },
    onFinish: () => {
      server.operation = null;
      work.done();
    },
    onFail: () => {
      if (operation) failOperation(operation, world.schedule.now());
    },
  });
}

function failOperation(operation: Operation, now: number): void {
  operation.progress = progressAt(operation, now);
  operation.status = 'fail';
  operation.message = 'Server did not boot from the network within 15 minutes';
}
