/**
 * Takes an address from a server. The vendor's page prints POST for it while every other removal is DELETE (notes 6.4),
 * so the answer is not believed: the address must be gone, or going, when the list is read back.
 */
import { ok, type Result } from '@contract/errors';
import type { ActionAnswer } from '@core/ports';
import { act } from './actions';
import type { DciClient } from './client';
import { readRows } from './lists';
import { serverPath, wholeNumber } from './paths';
import { toId } from './wire/lenient';

/** Pauses before each look; a task needs a moment to mark the address. */
const LOOKS_AFTER_MS = [0, 500, 1_500];

type Removal = ActionAnswer & { readonly verified: boolean };

/**
 * DELETE is tried only where nobody handles POST, so that nothing was done yet. When the answer is lost, the list alone
 * decides: gone is `verified`, still there stays `dci.outcome-unknown`.
 */
export async function removeAddress(client: DciClient, serverId: number, addressId: number): Promise<Result<Removal>> {
  const path = serverPath(serverId, `/ip/${wholeNumber(addressId)}`);
  const posted = await act(client, { method: 'POST', path, body: {} });
  const noHandler = !posted.ok && posted.error.code === 'dci.unsupported';
  const answer = noHandler ? await act(client, { method: 'DELETE', path }) : posted;
  if (!answer.ok && answer.error.code !== 'dci.outcome-unknown') return answer;
  const verified = await isGoing(client, serverId, addressId);
  if (answer.ok) return ok({ ...answer.value, verified });
  return verified ? ok({ id: null, task: null, verified }) : answer;
}

/** Looks at the rows as they came: a row that cannot be understood is no proof that the address is gone. */
async function isGoing(client: DciClient, serverId: number, addressId: number): Promise<boolean> {
  for (const pauseMs of LOOKS_AFTER_MS) {
    if (pauseMs > 0) await client.clock.wait(pauseMs);
    const rows = await readRows(client, { path: serverPath(serverId, '/ip'), serverCall: true }, (row) => row);
    if (!rows.ok || rows.value.some((row) => toId(row['id']) === null)) return false;
    const row = rows.value.find(({ id }) => toId(id) === addressId);
    if (row === undefined || row['status'] === 'deleting') return true;
  }
  return false;
}
