/**
 * Everything that changes a server or adds a user: one write each, bodies with documented fields only (notes 1), and
 * read back before it is answered; power alone is followed elsewhere.
 */
import { fail, ok, type Result } from '@contract/errors';
import type { JsonObject, JsonValue } from '@contract/types/json';
import type {
  ActionAnswer,
  AddUser,
  AllocateAddress,
  DciApi,
  DciServerActions,
  Diagnose,
  InstallOs,
} from '@core/ports';
import type { DciClient, WriteCall } from './client';
import { confirm } from './confirm';
import { DCI, serverPath } from './paths';
import { operationBefore, provesAllocation, provesOperation, provesOwner, provesState, provesUser } from './proofs';
import { readAction } from './wire/answers';

/** Sends once. `ok` means accepted, not done; a 2xx without `id` and `task` leaves the outcome unknown. */
export async function act(client: DciClient, call: WriteCall): Promise<Result<ActionAnswer>> {
  const answer = await client.write(call);
  if (!answer.ok) return answer;
  const action = readAction(answer.value);
  return action === null ? fail('dci.outcome-unknown', { cause: 'malformed' }) : ok(action);
}

type ActionCalls = Omit<DciServerActions, 'removeAddress'> & Pick<DciApi, 'addUser'>;

export function createActions(client: DciClient): ActionCalls {
  /** The server is the only object such a call can miss. */
  const onServer = (serverId: number, verb: string, body: JsonObject = {}) =>
    act(client, { method: 'POST', path: serverPath(serverId, `/${verb}`), body, serverCall: true });
  /** These also name a user, template, network or pool, which may be what is not found. */
  const withOther = (serverId: number, verb: string, body: JsonObject, secrets: readonly string[] = []) =>
    act(client, { method: 'POST', path: serverPath(serverId, `/${verb}`), body, secrets });

  /** What ran before is read first: an operation that was there already proves nothing. */
  const operate = async (serverId: number, send: () => Promise<Result<ActionAnswer>>) => {
    const before = await operationBefore(client, serverId);
    return confirm(client, await send(), provesOperation(client, serverId, before));
  };

  return {
    powerOn: async (serverId) => onServer(serverId, 'power_on'),
    powerOff: async (serverId) => onServer(serverId, 'power_off'),
    powerReset: async (serverId) => onServer(serverId, 'power_reset'),
    suspend: async (serverId) => {
      const shown = provesState(client, serverId, ['suspending', 'suspended']);
      return confirm(client, await onServer(serverId, 'suspend'), shown);
    },
    resume: async (serverId) => {
      const shown = provesState(client, serverId, ['resuming', 'ok']);
      return confirm(client, await onServer(serverId, 'resume'), shown);
    },
    assignOwner: async (serverId, userId) => {
      const shown = provesOwner(client, serverId, userId);
      return confirm(client, await withOther(serverId, 'owner', { owner: userId }), shown);
    },
    releaseOwner: async (serverId) => {
      const path = serverPath(serverId, '/owner');
      const sent = await act(client, { method: 'DELETE', path, serverCall: true });
      return confirm(client, sent, provesOwner(client, serverId, null));
    },
    diagnose: (serverId, input) => operate(serverId, () => withOther(serverId, 'operation_diag', diagnoseBody(input))),
    clearDisks: (serverId, kind) =>
      operate(serverId, () => onServer(serverId, 'operation_clear_hdd', { clear_hdd: kind })),
    installOs: (serverId, input) =>
      operate(serverId, () => withOther(serverId, 'operation_os', installBody(input), [input.password])),
    allocateAddress: async (serverId, input) => {
      const shown = await provesAllocation(client, serverId, input);
      return confirm(client, await withOther(serverId, 'ip', allocateBody(input)), shown);
    },
    addUser: async (input) => {
      const shown = await provesUser(client, input);
      const call = { method: 'POST', path: `${DCI}/user`, body: userBody(input), secrets: [input.password] } as const;
      const done = await confirm(client, await act(client, call), shown);
      return done.ok ? ok({ id: done.value.id, verified: done.value.verified }) : done;
    },
  };
}

function diagnoseBody(input: Diagnose): JsonObject {
  return present({
    setup_ipmi: input.setUpIpmi,
    ipmi_pool: input.ipmiPoolId,
    os_template_id: input.templateId,
    clear_hdd: input.clearDisks,
  });
}

function installBody(input: InstallOs): JsonObject {
  return {
    hdd_raid: input.raid,
    os_template_id: input.templateId,
    password: input.password,
    ssh_pub_keys: input.sshPublicKeys,
  };
}

function allocateBody(input: AllocateAddress): JsonObject {
  return present({
    domain: input.domain,
    family: input.family,
    ip_name: input.address,
    ip_net: input.networkId,
    ip_pool: input.poolId,
    set_as_main_ipv4: input.setAsMainIpv4,
    userspace: input.userspaceId,
  });
}

function userBody(input: AddUser): JsonObject {
  return {
    email: input.email,
    full_name: input.fullName,
    password: input.password,
    phone_number: input.phone,
    role: input.role,
  };
}

/** Optional fields are left out: DCImanager has no use for null, and refuses what it does not expect. */
function present(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
