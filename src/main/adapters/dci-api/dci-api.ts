/** The API client of one instance: the port `DciApi` over HTTPS. Knows neither Electron nor Node's own modules. */
import type { DciApi } from '@core/ports';
import { createActions } from './actions';
import { type ClientDeps, createClient } from './client';
import { createLists } from './lists';
import { readServer } from './read-server';
import { removeAddress } from './remove-address';
import { confirmSignIn } from './second-step';
import { signIn, signOut } from './session';

/**
 * `fetch` is the instance's own network (cookie jar, certificate rule) and throws `TransportError` for expected
 * failures; `token` is asked before each request. Every method answers with a value; a rejection is a bug.
 */
export function createDciApi(deps: ClientDeps): DciApi {
  const client = createClient(deps);
  const lists = createLists(client);
  const host = new URL(deps.address).hostname;
  return {
    ...lists,
    ...createActions(client),
    removeAddress: (serverId, addressId) => removeAddress(client, serverId, addressId),
    readText: (request, signal) => client.readText({ ...request, signal }),
    readServer: (serverId, known) => readServer(client, serverId, known),
    signIn: (email, password) => signIn(client, host, email, password),
    confirmSignIn: (token, code, from) => confirmSignIn(client, token, code, from),
    signOut: (token) => signOut(client, token),
  };
}
