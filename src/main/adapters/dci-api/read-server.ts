/** Reads one server afresh. By-id answers carry less than list rows (notes 4), so both are read and merged. */
import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { JsonObject, JsonValue } from '@contract/types/json';
import type { ServerRecord } from '@core/ports';
import type { DciClient } from './client';
import { queryOf, readOnePage } from './lists';
import { mapServerRecord } from './map/server';
import { SERVERS, serverPath } from './paths';
import { isObject, toId, toObjects } from './wire/lenient';

/** Errors that say "not this way" and leave the other way open. */
const OTHER_WAY: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'dci.refused',
  'dci.unsupported',
  'dci.malformed',
  'dci.forbidden',
]);

/**
 * `known` fills what neither answer has, so that a thinner answer never blanks the panel; what it says about the
 * present (power, operation) is not taken over, for it may have passed.
 */
export async function readServer(
  client: DciClient,
  serverId: number,
  known: ServerRecord | null = null,
): Promise<Result<ServerRecord>> {
  const [byId, row] = await Promise.all([readById(client, serverId), readRow(client, serverId)]);
  if (!byId.ok && !OTHER_WAY.has(byId.error.code)) return byId;
  if (!row.ok && !OTHER_WAY.has(row.error.code)) return row;
  const listed = row.ok ? row.value : null;
  if (!byId.ok && listed === null) return byId;
  const fresh = { ...(byId.ok ? byId.value : {}), ...(listed ?? {}) };
  const record = mapServerRecord(listed === null && known !== null ? fillIn(fresh, known.raw) : fresh);
  return record === null ? fail('dci.malformed', { where: 'id' }) : ok(record);
}

async function readById(client: DciClient, serverId: number): Promise<Result<JsonObject>> {
  const answer = await client.read({ path: serverPath(serverId), serverCall: true });
  if (!answer.ok) return answer;
  return isObject(answer.value) && toId(answer.value['id']) === serverId
    ? ok(answer.value)
    : fail('dci.malformed', { where: 'id' });
}

/** Null where the instance does not filter, or shows the row to nobody. */
async function readRow(client: DciClient, serverId: number): Promise<Result<JsonObject | null>> {
  const query = queryOf({ where: `id EQ ${serverId}`, limit: '0,1' });
  const page = await readOnePage(client, { path: SERVERS, query });
  if (!page.ok) return page;
  return ok(page.value.rows.find((row) => toId(row['id']) === serverId) ?? null);
}

const PRESENT_ONLY = new Set(['power_status', 'operation', 'state', 'state_info']);

function fillIn(fresh: JsonObject, known: JsonObject): JsonObject {
  const filled: Record<string, JsonValue> = { ...fresh };
  for (const key of Object.keys(known)) {
    const value = known[key];
    if (value === undefined || Object.hasOwn(fresh, key) || PRESENT_ONLY.has(key) || key === '__proto__') continue;
    // A controller is still there, but what it said then is no news of the power now.
    filled[key] = (key === 'intel_amt' || key === 'ipmi') && isObject(value) ? { ...value, status: 'unknown' } : value;
  }
  filled['switch_connection'] = withKnownFlags(toObjects(fresh['switch_connection']), known['switch_connection']);
  return filled;
}

/** By-id answers leave out which port is the BMC's; that is wiring, and does not change by being left out. */
function withKnownFlags(ports: readonly JsonObject[], known: JsonValue | undefined): readonly JsonObject[] {
  const before = new Map(toObjects(known).map((port) => [toId(port['id']), port]));
  return ports.map((port) => {
    const {
      is_ipmi_connection = null,
      do_not_collect_traffic = null,
      switch_name = null,
    } = before.get(toId(port['id'])) ?? {};
    return { is_ipmi_connection, do_not_collect_traffic, switch_name, ...port };
  });
}
