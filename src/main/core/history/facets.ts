/** Changes of the parts of a server that come in lists or with many fields: addresses, ports, PDU port, BMC. */
import type { Change, ChangeKind } from '@contract/types/history';
import type { Bmc, PowerFeed, ServerAddress, SwitchPort } from '@contract/types/server';
import { idText, joined, same, short } from './texts';
import { tellingTexts } from './told';

interface Facet {
  readonly text: (value: unknown) => string | null;
  /** Also told where it did not change, so that the text says what it is about. */
  readonly always?: true;
}
/** Every field of a part, in the order of its text; `noise` is never told. The compiler asks for what is missing. */
type Facets<T> = { readonly [Field in keyof T]-?: Facet | 'noise' };

const flag = (yes: string, no: string | null) => (value: unknown) =>
  value === true ? yes : value === false ? no : null;
const labelled = (label: string) => (value: unknown) => {
  const text = short(value);
  return text === null ? null : `${label} ${text}`;
};

const ADDRESS_FACETS: Facets<ServerAddress> = {
  address: { text: short },
  status: { text: short, always: true },
  isMain: { text: flag('main', null), always: true },
  family: { text: short },
  network: { text: labelled('network') },
  gateway: { text: labelled('gateway') },
  domain: { text: labelled('domain') },
  id: { text: idText },
  statusInfo: 'noise',
};

const PORT_FACETS: Facets<SwitchPort> = {
  switchName: { text: short, always: true },
  linkStatus: { text: short, always: true },
  adminStatus: { text: labelled('admin') },
  description: { text: short },
  isBmcConnection: { text: flag('BMC', 'not BMC') },
  collectsTraffic: { text: flag('traffic', 'no traffic') },
  id: { text: idText },
  connectionId: { text: labelled('connection') },
  switchId: { text: labelled('switch') },
};

const FEED_FACETS: Facets<PowerFeed> = {
  pduName: { text: short, always: true },
  port: { text: labelled('port'), always: true },
  status: { text: short, always: true },
  portId: { text: labelled('port id') },
  pduId: { text: labelled('PDU') },
  connectionId: { text: labelled('connection') },
};

const BMC_FACETS: Facets<Bmc> = {
  address: { text: short, always: true },
  status: { text: short, always: true },
  type: { text: short },
  webUrl: { text: short },
  id: { text: idText },
  kind: { text: short },
  statusInfo: 'noise',
};

interface Part<T> {
  readonly kind: ChangeKind;
  readonly part: string | null;
  readonly facets: Facets<T>;
}
interface List<T> {
  readonly kind: ChangeKind;
  readonly facets: Facets<T>;
  readonly keyOf: (entry: T) => string;
  readonly partOf: (entry: T) => string | null;
}

export const ADDRESSES: List<ServerAddress> = {
  kind: 'addresses',
  facets: ADDRESS_FACETS,
  keyOf: ({ address }) => short(address) ?? '',
  partOf: ({ address }) => short(address),
};
export const PORTS: List<SwitchPort> = {
  kind: 'ports',
  facets: PORT_FACETS,
  keyOf: ({ id, description }) => idText(id) ?? `named ${short(description) ?? ''}`,
  partOf: ({ id, description, switchName }) => short(description) ?? short(switchName) ?? idText(id),
};
export const FEED: Part<PowerFeed> = { kind: 'feed', part: null, facets: FEED_FACETS };
export const IPMI: Part<Bmc> = { kind: 'bmc', part: 'ipmi', facets: BMC_FACETS };
export const AMT: Part<Bmc> = { kind: 'bmc', part: 'amt', facets: BMC_FACETS };

/** One part that may be there or not: at most one change. */
export function partChanges<T extends object>(
  { kind, part, facets }: Part<T>,
  before: T | null,
  after: T | null,
): readonly Change[] {
  const [old, now] = [objectOrNull(before), objectOrNull(after)];
  if (same(old, now)) return [];
  const fields = Object.entries<Facet | 'noise'>(facets).flatMap(([field, facet]) => {
    if (facet === 'noise') return [];
    const differs = old !== null && now !== null && !same(old[field] ?? null, now[field] ?? null);
    return [{ field, facet, differs }];
  });
  if (old !== null && now !== null && !fields.some(({ differs }) => differs)) return [];
  const told = fields.filter(({ facet, differs }) => facet.always || differs);
  const text = (side: Fields | null) => {
    if (side === null) return null;
    // A part that is there but says nothing of itself is still there.
    return (
      joined(
        told.map(({ field, facet }) => facet.text(side[field])),
        ', ',
      ) ?? 'unknown'
    );
  };
  return [{ kind, part, ...tellingTexts(old, now, [text]) }];
}

/** A list whose order says nothing: entries of the same key are pairs, the others came or went. */
export function listChanges<T extends object>(
  { kind, facets, keyOf, partOf }: List<T>,
  before: readonly T[],
  after: readonly T[],
): readonly Change[] {
  // Nearly always: thousands of servers are compared, and few of them changed.
  if (same(before, after)) return [];
  const olds = byKey(before, keyOf);
  const nows = byKey(after, keyOf);
  return [...new Set([...olds.keys(), ...nows.keys()])].flatMap((key) =>
    pairUp(olds.get(key) ?? [], nows.get(key) ?? []).flatMap(([old, now]) => {
      const named = now ?? old;
      return partChanges({ kind, part: named === null ? null : partOf(named), facets }, old, now);
    }),
  );
}

function byKey<T extends object>(entries: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  if (!Array.isArray(entries)) return groups;
  for (const entry of entries as readonly T[]) {
    if (objectOrNull(entry) === null) continue;
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Several entries may share a key: those that are wholly alike belong together, the rest in their order. */
function pairUp<T>(olds: readonly T[], nows: readonly T[]): readonly (readonly [T | null, T | null])[] {
  if (olds.length === 1 && nows.length === 1) return [[olds[0] ?? null, nows[0] ?? null]];
  const changed = [...nows];
  const gone = olds.filter((old) => {
    const twin = changed.findIndex((now) => same(old, now));
    if (twin >= 0) changed.splice(twin, 1);
    return twin < 0;
  });
  const count = Math.max(gone.length, changed.length);
  return Array.from({ length: count }, (_, index) => [gone[index] ?? null, changed[index] ?? null]);
}

type Fields = Readonly<Record<string, unknown>>;

function objectOrNull(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? (value as Fields) : null;
}
