/**
 * Takes an address from a server. The vendor's page prints POST for it while every other removal is DELETE (notes 6.4),
 * so the answer is not believed: the address must be gone, or going, when the list is read back.
 */
import type { Result } from '@contract/errors';
import type { ConfirmedAction } from '@core/ports';
import { act } from './actions';
import type { DciClient } from './client';
import { confirm, type Look } from './confirm';
import { readRows } from './lists';
import { serverPath, wholeNumber } from './paths';
import { toId } from './wire/lenient';

/** DELETE is tried only where nobody handles POST, so that nothing was done yet. */
export async function removeAddress(
  client: DciClient,
  serverId: number,
  addressId: number,
): Promise<Result<ConfirmedAction>> {
  const path = serverPath(serverId, `/ip/${wholeNumber(addressId)}`);
  const posted = await act(client, { method: 'POST', path, body: {} });
  const noHandler = !posted.ok && posted.error.code === 'dci.unsupported';
  const sent = noHandler ? await act(client, { method: 'DELETE', path }) : posted;
  return confirm(client, sent, () => isGoing(client, serverId, addressId));
}

/** Looks at the rows as they came: a row that cannot be understood is no proof that the address is gone. */
async function isGoing(client: DciClient, serverId: number, addressId: number): Promise<Look> {
  const rows = await readRows(client, { path: serverPath(serverId, '/ip'), serverCall: true }, (row) => row);
  if (!rows.ok || rows.value.some((row) => toId(row['id']) === null)) return 'unreadable';
  const row = rows.value.find(({ id }) => toId(id) === addressId);
  return row === undefined || row['status'] === 'deleting' ? 'shows' : 'not-yet';
}
