/**
 * What changed of a server between two readings, in short texts. Compared field by field as the domain knows them, so
 * that a row that only came in another order or with other progress says nothing.
 */
import type { Change } from '@contract/types/history';
import type { Server, ServerOperation } from '@contract/types/server';
import { ADDRESSES, AMT, FEED, IPMI, listChanges, PORTS, partChanges } from './facets';
import { placeChanges, placeText } from './place';
import { joined, same, short } from './texts';
import { exactName, nameText, tellingTexts, told } from './told';

/**
 * What may differ without a change: measurements, progress, and the free texts beside a status. An operation that had
 * already ended may also be cleared away unseen. `id` is what makes two readings those of one server.
 */
export const NOISE: readonly string[] = [
  'id',
  'performance',
  'operation.status',
  'operation.statusInfo',
  'operation.percent',
  'operation.step',
  'operation.progressInfo',
  'addresses.statusInfo',
  'ipmi.statusInfo',
  'amt.statusInfo',
];

type Rule = (before: Server, after: Server) => readonly Change[];

/** Another rule tells it, or it is noise. */
const toldElsewhere: Rule = () => [];

/** Every field of a server has a rule, in the order in which changes are told: a new field does not compile without. */
const RULES: { readonly [Field in keyof Server]: Rule } = {
  id: toldElsewhere,
  name: (before, after) => told('renamed', null, before.name, after.name, short),
  domain: (before, after) => told('renamed', 'domain', before.domain, after.domain, short),
  location: placeChanges,
  rack: toldElsewhere,
  unit: toldElsewhere,
  chassis: toldElsewhere,
  slot: toldElsewhere,
  owner: (before, after) => told('owner', null, ownerOf(before), ownerOf(after), nameText, exactName),
  state: (before, after) => told('state', null, stateOf(before), stateOf(after), stateText),
  stateInfo: toldElsewhere,
  power: (before, after) => told('power', null, before.power, after.power, short),
  operation: operationChanges,
  addresses: (before, after) => listChanges(ADDRESSES, before.addresses, after.addresses),
  configuration: (before, after) => told('configuration', null, before.configuration, after.configuration),
  osTemplate: osChanges,
  ports: (before, after) => listChanges(PORTS, before.ports, after.ports),
  feed: (before, after) => partChanges(FEED, before.feed, after.feed),
  ipmi: (before, after) => partChanges(IPMI, before.ipmi, after.ipmi),
  amt: (before, after) => partChanges(AMT, before.amt, after.amt),
  diagErrors: diagnosticsChanges,
  hardware: (before, after) => told('other', 'hardware', before.hardware, after.hardware),
  performance: toldElsewhere,
  settings: (before, after) => told('other', 'settings', before.settings, after.settings),
  mac: (before, after) => told('other', 'mac', before.mac, after.mac),
  platform: (before, after) => told('other', 'platform', before.platform, after.platform, (one) => short(one?.name)),
  isNew: (before, after) => told('other', 'isNew', before.isNew, after.isNew),
  barcode: (before, after) => told('other', 'barcode', before.barcode, after.barcode),
  more: unknownChanges,
};
const RULES_IN_ORDER: readonly Rule[] = Object.values(RULES).filter((rule) => rule !== toldElsewhere);

/** Empty for servers that say the same. Never throws: a copy on disk may be older than the fields of today. */
export function diffServers(before: Server, after: Server): readonly Change[] {
  if (before === after) return [];
  return RULES_IN_ORDER.flatMap((rule) => rule(before, after));
}

/** A server that the reading before did not have, with where it stands. */
export function changesOfNewServer(server: Server): readonly Change[] {
  return [{ kind: 'appeared', part: null, before: null, after: placeText(server) }];
}

/** A server that is no longer there, with where it stood. */
export function changesOfGoneServer(server: Server): readonly Change[] {
  return [{ kind: 'gone', part: null, before: placeText(server), after: null }];
}

function ownerOf({ owner }: Server) {
  return owner === null || owner === undefined ? null : { id: owner.id ?? null, name: owner.email ?? null };
}

function stateOf({ state, stateInfo }: Server) {
  return { state: state ?? null, info: stateInfo ?? null };
}

function stateText({ state, info }: ReturnType<typeof stateOf>): string | null {
  return joined([short(state), short(info)], ': ');
}

/** Its beginning, its end, its failure, and another one in its place; how far it has got is no change. */
function operationChanges(before: Server, after: Server): readonly Change[] {
  const [old, now] = [before.operation ?? null, after.operation ?? null];
  if (old?.phase === 'finished' && now === null) return [];
  const identity = (one: ServerOperation | null) => one && [one.id ?? null, one.label ?? null, one.phase ?? null];
  if (same(identity(old), identity(now))) return [];
  const texts = [operationText(nameText), operationText(exactName)];
  return [{ kind: 'operation', part: null, ...tellingTexts(old, now, texts) }];
}

const operationText = (nameOf: typeof nameText) => (operation: ServerOperation | null) => {
  if (operation === null) return null;
  const name = nameOf({ id: operation.id, name: operation.label }) ?? short(operation.status);
  const phase = operation.phase === 'running' ? null : short(operation.phase);
  return joined([name, phase], ': ') ?? 'unknown';
};

function osChanges(before: Server, after: Server): readonly Change[] {
  const [old, now] = [before.osTemplate ?? null, after.osTemplate ?? null];
  const identity = (os: Server['osTemplate']) => os && { id: os.id ?? null, name: os.name ?? null };
  const change = told('os', null, identity(old), identity(now), nameText, exactName);
  return change.length > 0 ? change : told('os', 'tags', old?.tags, now?.tags);
}

function diagnosticsChanges(before: Server, after: Server): readonly Change[] {
  const list = (errors: unknown) => (Array.isArray(errors) ? (errors as Server['diagErrors']) : []);
  const came = [...list(after.diagErrors)];
  const went = list(before.diagErrors).filter((error) => {
    const twin = came.findIndex((other) => same(other, error));
    if (twin >= 0) came.splice(twin, 1);
    return twin < 0;
  });
  const told = (error: Server['diagErrors'][number], side: 'before' | 'after'): Change => {
    const type = short(error?.type);
    return {
      kind: 'diagnostics',
      part: type,
      before: null,
      after: null,
      [side]: short(error?.info) ?? type ?? 'unknown',
    };
  };
  return [...went.map((error) => told(error, 'before')), ...came.map((error) => told(error, 'after'))];
}

/** Fields that Coldaisle does not know, one change each. */
function unknownChanges(before: Server, after: Server): readonly Change[] {
  const [old, now] = [fields(before.more), fields(after.more)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) => {
    const value = (side: Readonly<Record<string, unknown>>) => (Object.hasOwn(side, key) ? side[key] : null);
    return told('other', `more.${key}`, value(old), value(now));
  });
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
