/** What reading back must show before a write counts as done, action by action. */
import type { Server, ServerState } from '@contract/types/server';
import type { ActionAnswer, AddUser, AllocateAddress, ServerRecord } from '@core/ports';
import type { DciClient } from './client';
import type { Look } from './confirm';
import { readRows, tasksOf } from './lists';
import { DCI, serverPath } from './paths';
import { readServer } from './read-server';
import { toId, toText } from './wire/lenient';

export type Proof = (answer: ActionAnswer | null) => Promise<Look>;

/** The server as it is now, judged; a server that cannot be read proves nothing. */
function byServer(client: DciClient, serverId: number, isShown: (record: ServerRecord) => boolean): Proof {
  return async () => {
    const read = await readServer(client, serverId);
    if (!read.ok) return 'unreadable';
    return isShown(read.value) ? 'shows' : 'not-yet';
  };
}

/** On its way counts: the ports of a switch take their time. An error state does not, it is not what was asked for. */
export function provesState(client: DciClient, serverId: number, states: readonly ServerState[]): Proof {
  return byServer(client, serverId, ({ server }) => states.includes(server.state));
}

/** Null: nobody owns it. By-id answers have no owner (notes 4): absence there is no proof that it is free. */
export function provesOwner(client: DciClient, serverId: number, userId: number | null): Proof {
  return byServer(client, serverId, ({ server, raw }) => {
    if (userId !== null) return server.owner?.id === userId;
    return server.owner === null && (Object.hasOwn(raw, 'owner') || Object.hasOwn(raw, 'owner_email'));
  });
}

/** What ran before the write; undefined where that could not be read. */
export async function operationBefore(client: DciClient, serverId: number): Promise<number | null | undefined> {
  const read = await readServer(client, serverId);
  return read.ok ? (read.value.server.operation?.id ?? null) : undefined;
}

/**
 * A long operation is proved by its beginning: another operation than before on the server, or a task row under the
 * number of the answer. A number alone is a claim.
 */
export function provesOperation(client: DciClient, serverId: number, before: number | null | undefined): Proof {
  return async (answer) => {
    if (answer !== null && answer.task !== null) {
      const tasks = await tasksOf(client, answer.task);
      if (tasks.ok && tasks.value.length > 0) return 'shows';
    }
    const read = await readServer(client, serverId);
    if (!read.ok) return 'unreadable';
    return before !== undefined && isAnother(read.value.server, before) ? 'shows' : 'not-yet';
  };
}

function isAnother({ operation }: Server, before: number | null): boolean {
  return operation !== null && operation.id !== null && operation.id !== before;
}

type Row = Readonly<Record<string, unknown>>;

/** Ids of a list before a write that adds to it; null where it could not be read. */
async function idsOf(client: DciClient, path: string): Promise<ReadonlySet<number> | null> {
  const rows = await readRows(client, { path, serverCall: path.includes('/server/') }, (row) => toId(row['id']));
  return rows.ok ? new Set(rows.value) : null;
}

/** A row that was not there before, or, where nobody could look before, the one the answer names. */
function provesNewRow(
  client: DciClient,
  path: string,
  before: ReadonlySet<number> | null,
  fits: (row: Row) => boolean,
) {
  return async (answer: ActionAnswer | null): Promise<Look> => {
    const call = { path, serverCall: path.includes('/server/') };
    const rows = await readRows<Row>(client, call, (row) => row);
    if (!rows.ok) return 'unreadable';
    const added = rows.value.some((row) => {
      const id = toId(row['id']);
      if (id === null || !fits(row)) return false;
      return before === null ? answer !== null && id === answer.id : !before.has(id);
    });
    return added ? 'shows' : 'not-yet';
  };
}

/** An allocation that failed at once has left its row behind: that is not what was asked for. */
const NOT_ALLOCATED = new Set(['allocation_fail', 'fail', 'deleting']);

export async function provesAllocation(client: DciClient, serverId: number, asked: AllocateAddress): Promise<Proof> {
  const path = serverPath(serverId, '/ip');
  return provesNewRow(client, path, await idsOf(client, path), (row) => {
    if (NOT_ALLOCATED.has(toText(row['status']) ?? '')) return false;
    if (asked.family !== undefined && row['family'] !== asked.family) return false;
    return asked.address === undefined || row['name'] === asked.address;
  });
}

export async function provesUser(client: DciClient, { email }: AddUser): Promise<Proof> {
  const path = `${DCI}/user`;
  const isTheirs = (row: Row) => toText(row['email'])?.toLowerCase() === email.toLowerCase();
  return provesNewRow(client, path, await idsOf(client, path), isTheirs);
}
