/** Everything that changes a server or adds a user: one request each, bodies with documented fields only (notes 1). */
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
import { DCI, serverPath } from './paths';
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

  return {
    powerOn: async (serverId) => onServer(serverId, 'power_on'),
    powerOff: async (serverId) => onServer(serverId, 'power_off'),
    powerReset: async (serverId) => onServer(serverId, 'power_reset'),
    suspend: async (serverId) => onServer(serverId, 'suspend'),
    resume: async (serverId) => onServer(serverId, 'resume'),
    assignOwner: async (serverId, userId) => withOther(serverId, 'owner', { owner: userId }),
    releaseOwner: async (serverId) =>
      act(client, { method: 'DELETE', path: serverPath(serverId, '/owner'), serverCall: true }),
    diagnose: async (serverId, input) => withOther(serverId, 'operation_diag', diagnoseBody(input)),
    clearDisks: async (serverId, kind) => onServer(serverId, 'operation_clear_hdd', { clear_hdd: kind }),
    installOs: async (serverId, input) => withOther(serverId, 'operation_os', installBody(input), [input.password]),
    allocateAddress: async (serverId, input) => withOther(serverId, 'ip', allocateBody(input)),
    addUser: async (input) => {
      const path = `${DCI}/user`;
      const answer = await act(client, { method: 'POST', path, body: userBody(input), secrets: [input.password] });
      return answer.ok ? ok({ id: answer.value.id }) : answer;
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
