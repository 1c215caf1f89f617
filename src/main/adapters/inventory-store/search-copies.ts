/** Searches open copies: servers through their haystacks, addresses and users through lines made of their lists when first asked. */
import type { Address, User } from '@contract/types/inventory';
import type { JsonText } from '@contract/types/json';
import type { AddressHit, Hits, SearchAnswer, UserHit } from '@contract/types/search';
import { createHaystack, type Haystack } from '@core/search/haystack';
import { parseSearch, type SearchQuery } from '@core/search/query';
import { addressLine, userLine } from '@core/search/search-line';
import type { Copy } from './copy';
import { parseList } from './live-copy';

interface ListIndex<T> {
  readonly generation: number;
  readonly entries: readonly T[];
  readonly haystack: Haystack;
}
interface SideIndexes {
  addresses?: ListIndex<Address>;
  users?: ListIndex<User>;
}

export interface CopySearch {
  /** Makes ready what is searched in it, so that a file that cannot be read is met here. */
  prepared(copy: Copy): Copy;
  search(query: string, copies: readonly Copy[], limit: number): JsonText<SearchAnswer>;
  forget(copy: Copy): void;
}

export function createCopySearch(): CopySearch {
  const sides = new Map<string, SideIndexes>();
  const sideOf = (copy: Copy): SideIndexes => {
    const side = sides.get(copy.id) ?? {};
    sides.set(copy.id, side);
    return side;
  };
  const addressesOf = (copy: Copy): ListIndex<Address> => {
    const side = sideOf(copy);
    if (side.addresses?.generation !== copy.file.current()) side.addresses = indexOf(copy, 'addresses', addressLine);
    return side.addresses;
  };
  const usersOf = (copy: Copy): ListIndex<User> => {
    const side = sideOf(copy);
    if (side.users?.generation !== copy.file.current()) side.users = indexOf(copy, 'users', userLine);
    return side.users;
  };

  return {
    prepared: (copy) => {
      copy.lines.haystack();
      addressesOf(copy);
      usersOf(copy);
      return copy;
    },
    search: (text, copies, limit) => {
      const query = parseSearch(text);
      const groups = copies.map((copy) => groupText(copy, query, limit, addressesOf(copy), usersOf(copy)));
      return `{"query":${JSON.stringify(text)},"groups":[${groups.join(',')}]}`;
    },
    forget: (copy) => {
      sides.delete(copy.id);
      copy.lines.dropHaystack();
    },
  };
}

function indexOf<T>(copy: Copy, name: 'addresses' | 'users', lineOf: (entry: T) => string): ListIndex<T> {
  const entries = parseList<T>(copy.file.listAt(name)) ?? [];
  return {
    generation: copy.file.current(),
    entries,
    haystack: createHaystack(entries.map(lineOf)),
  };
}

function groupText(
  copy: Copy,
  query: SearchQuery,
  limit: number,
  addresses: ListIndex<Address>,
  users: ListIndex<User>,
): string {
  const haystack = copy.lines.haystack();
  const servers = haystack.find(query, limit);
  const hits = servers.lines.map(
    (line) => `{"row":${copy.rowAt(line)},"matches":${JSON.stringify(haystack.matches(line, query))}}`,
  );
  const rest = {
    addresses: hitsOf(addresses, query, limit, addressHit),
    users: hitsOf(users, query, limit, userHit),
  };
  const head = JSON.stringify({ instanceId: copy.id, readAtMs: copy.summary()?.readAtMs ?? null });
  return `${head.slice(0, -1)},"servers":{"total":${servers.total},"first":[${hits.join(',')}]},${JSON.stringify(rest).slice(1)}`;
}

function hitsOf<T, H>(index: ListIndex<T>, query: SearchQuery, limit: number, hitOf: (entry: T) => H): Hits<H> {
  const found = index.haystack.find(query, limit);
  return { total: found.total, first: found.lines.map((line) => hitOf(index.entries[line] as T)) };
}

function addressHit({ address, server, network, domain, status }: Address): AddressHit {
  return { address, server, network, domain, status };
}

function userHit({ id, email, serverCount, roles }: User): UserHit {
  return { id, email, serverCount, roles };
}
