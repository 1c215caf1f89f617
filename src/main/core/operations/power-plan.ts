/** Plans one power action of one server: the frozen request, its hash, whether it may be sent, and what it was planned on. */
import type { PowerSkipReason } from '@contract/errors';
import type { InstanceId, SessionStatus } from '@contract/types/instance';
import type { PlannedState, PowerPlan, PowerSwitch, PowerVerb } from '@contract/types/operation';
import type { PowerState, Server, ServerOperation } from '@contract/types/server';
import type { Digest } from '@core/ports';

/** An approval older than this is no longer one: the server it was given for may be another by now. */
export const PLAN_LIFETIME_MS = 5 * 60_000;

/** One write, whole: nothing that reaches the wire may be missing here, because the hash covers just this. */
export interface FrozenRequest {
  readonly instanceId: InstanceId;
  readonly serverId: number;
  readonly method: 'POST';
  readonly path: string;
  readonly body: Readonly<Record<string, never>>;
}

export interface PlanPowerInput {
  readonly verb: PowerVerb;
  readonly instance: { readonly id: InstanceId };
  /** As just read from the instance, never from the cache. */
  readonly server: Server;
  readonly session: SessionStatus;
  /** True while a run of this program still acts on the server. */
  readonly busy: boolean;
  readonly nowMs: number;
  readonly id: string;
  readonly digest: Digest;
}

export function planPower(input: PlanPowerInput): PowerPlan {
  const { verb, instance, server, nowMs, digest } = input;
  const request = powerRequest(instance.id, server.id, verb);
  const skipReason = skipReasonOf(input);
  return deepFreeze({
    id: input.id,
    hash: digest.sha256Hex(canonicalText([request])),
    verb,
    instanceId: instance.id,
    serverId: server.id,
    serverName: server.name,
    request: { method: request.method, path: request.path, body: request.body },
    before: plannedState(server, nowMs),
    expiresAtMs: nowMs + PLAN_LIFETIME_MS,
    eligible: skipReason === null,
    skipReason,
  });
}

export function powerRequest(instanceId: InstanceId, serverId: number, verb: PowerVerb): FrozenRequest {
  return { instanceId, serverId, method: 'POST', path: `/api/dci/v3/server/${serverId}/${verb}`, body: {} };
}

/**
 * One line per request, in the order they would be sent; JSON lists, so no value can pose as its neighbour. The same
 * requests always give the same text, and any other list gives another one.
 */
export function canonicalText(requests: readonly FrozenRequest[]): string {
  const line = (r: FrozenRequest) => JSON.stringify([r.instanceId, r.serverId, r.method, r.path, r.body]);
  return requests.map(line).join('\n');
}

/** The vendor's power rules (notes 6.3), after what forbids any verb. Null means eligible. */
function skipReasonOf({ verb, server, session, busy }: PlanPowerInput): PowerSkipReason | null {
  if (session.kind !== 'signed-in') return 'signed-out';
  if (busy || runningOperation(server) !== null) return 'operation-running';
  if (!hasPowerControl(server)) return 'no-power-control';
  return powerRule(verb, server.power);
}

function powerRule(verb: PowerVerb, power: PowerState): PowerSkipReason | null {
  // A reset is always allowed; it also switches on a server that was off.
  if (verb === 'power_reset') return null;
  if (power === 'in_progress') return 'operation-running';
  if (verb === 'power_on') return power === 'on' ? 'already-on' : null;
  if (power === 'off') return 'already-off';
  return power === 'on' ? null : 'not-an-action-for-unknown';
}

/** Without BMC, Intel AMT and PDU port DCImanager has nothing to switch the server with. */
export function hasPowerControl(server: Pick<Server, 'ipmi' | 'amt' | 'feed'>): boolean {
  return switchesOf(server).length > 0;
}

function switchesOf({ ipmi, amt, feed }: Pick<Server, 'ipmi' | 'amt' | 'feed'>): PowerSwitch[] {
  return [ipmi && 'ipmi', amt && 'intel-amt', feed && 'pdu'].filter((by): by is PowerSwitch => by !== null);
}

export function runningOperation(server: Pick<Server, 'operation'>): ServerOperation | null {
  return server.operation?.phase === 'running' ? server.operation : null;
}

/** What the confirmation shows and the drift check compares with. */
export function plannedState(server: Server, readAtMs: number): PlannedState {
  const running = runningOperation(server);
  return {
    power: server.power,
    owner: ownerText(server.owner),
    name: server.name,
    operation: running === null ? null : operationText(running),
    place: placeText(server),
    switchedBy: switchesOf(server),
    addresses: mainFirst(server.addresses).map(({ address }) => address),
    readAtMs,
  };
}

/** An operation the instance gave no words for still is one: `#41`. */
function operationText(operation: ServerOperation): string {
  return operation.label || operation.status || `#${operation.id ?? 0}`;
}

/** An owner known only by number still is an owner. */
function ownerText(owner: Server['owner']): string | null {
  if (owner === null) return null;
  if (owner.email !== '') return owner.email;
  return owner.id === null ? null : `#${owner.id}`;
}

/** Names and numbers only, so that it reads in any language: `B4-04 U23`, `B4-04 chs-02/4`. */
export function placeText(server: Pick<Server, 'rack' | 'unit' | 'chassis' | 'slot' | 'location'>): string | null {
  const unit = server.unit === null ? null : `U${server.unit}`;
  const chassis = server.chassis?.name || null;
  const slot = chassis !== null && server.slot !== null ? `${chassis}/${server.slot}` : chassis;
  const inRack = [server.rack?.name || null, slot ?? unit].filter((part) => part !== null);
  if (inRack.length > 0) return inRack.join(' ');
  return server.location?.name || null;
}

function mainFirst(addresses: Server['addresses']): Server['addresses'] {
  return [...addresses].sort((a, b) => Number(b.isMain) - Number(a.isMain));
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
