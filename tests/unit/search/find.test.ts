/** The haystack finds what looking at every value finds, no more and no less, the best first. */
import { foldCase } from '@core/search/fold';
import { createHaystack } from '@core/search/haystack';
import { addressKey } from '@core/search/ip';
import { valuesOf } from '@core/search/line';
import { parseSearch, type SearchQuery } from '@core/search/query';
import { addressLine, serverLine } from '@core/search/search-line';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BARE_SERVER } from '../../support/bare-server';
import { hexMac, ipv6Groups, ipv6Spelling, notation, octets, server, word } from './arbitraries';

/** Every value looked at by itself. */
function hasAll(line: string, query: SearchQuery): boolean {
  const texts = valuesOf(line)
    .flatMap(({ text, spellings }) => [text, ...spellings])
    .map(foldCase);
  return (
    query.words.length > 0 &&
    query.words.every(({ needles }) => needles.some((it) => texts.some((text) => text.includes(it))))
  );
}
const naive = (lines: readonly string[], query: SearchQuery) =>
  lines.flatMap((line, index) => (hasAll(line, query) ? [index] : []));
const ascending = (lines: readonly number[]) => [...lines].sort((a, b) => a - b);
const named = (name: string) => serverLine({ ...BARE_SERVER, name });

const lines = fc.array(server.map(serverLine), { maxLength: 12 });
/** Words that are there, cut out of the lines, beside some that may not be. */
const linesAndQuery = lines.chain((all) => {
  const texts = all.flatMap((line) => valuesOf(line).map(({ text }) => text)).filter((text) => text !== '');
  const cut = fc
    .tuple(fc.constantFrom(...(texts.length > 0 ? texts : ['a'])), fc.nat(8), fc.integer({ min: 1, max: 12 }))
    .map(([text, start, length]) => text.slice(start % text.length, (start % text.length) + length));
  const piece = fc.oneof(
    cut,
    cut.map((text) => text.toUpperCase()),
    cut.map((text) => `"${text}"`),
    word,
  );
  return fc.tuple(
    fc.constant(all),
    fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' ')),
  );
});

describe('find', () => {
  test('never misses and never adds', () => {
    fc.assert(
      fc.property(linesAndQuery, ([all, text]) => {
        const query = parseSearch(text);
        const found = createHaystack(all).find(query, all.length + 1);
        expect(ascending(found.lines)).toEqual(naive(all, query));
        expect(found.total).toBe(found.lines.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test('with a limit answers the beginning of what it answers without, and all of the total', () => {
    fc.assert(
      fc.property(linesAndQuery, fc.integer({ min: 0, max: 12 }), ([all, text], limit) => {
        const haystack = createHaystack(all);
        const whole = haystack.find(parseSearch(text), 1_000);
        const some = haystack.find(parseSearch(text), limit);
        expect(some).toEqual({ total: whole.total, lines: whole.lines.slice(0, limit) });
      }),
    );
  });

  test('tells of every line it finds where the words are', () => {
    fc.assert(
      fc.property(linesAndQuery, ([all, text]) => {
        const haystack = createHaystack(all);
        const query = parseSearch(text);
        for (const line of haystack.find(query, 1_000).lines) {
          const matches = haystack.matches(line, query);
          const texts = valuesOf(all[line] ?? '');
          expect(matches.length).toBeGreaterThan(0);
          for (const match of matches)
            expect(texts.some((it) => it.field === match.field && it.text === match.text)).toBe(true);
        }
      }),
    );
  });

  test('finds across many chunks as in one', () => {
    const many = Array.from({ length: 4_000 }, (_, index) =>
      serverLine({ ...BARE_SERVER, id: index, name: `kvm-${index}`, configuration: 'x'.repeat(600) }),
    );
    const haystack = createHaystack(many);
    for (const text of ['kvm-39', 'kvm xxx 7', '3999', '#12', 'nothing']) {
      const query = parseSearch(text);
      expect(ascending(haystack.find(query, 5_000).lines)).toEqual(naive(many, query));
    }
    expect(haystack.find(parseSearch('kvm-3999'), 5).lines).toEqual([3999]);
    expect(haystack.line(3999)).toBe(many[3999]);
  });

  test('an empty query finds nothing, and an empty haystack has nothing', () => {
    expect(createHaystack([named('a')]).find(parseSearch(' "" '), 5)).toEqual({ total: 0, lines: [] });
    expect(createHaystack([]).find(parseSearch('a'), 5)).toEqual({ total: 0, lines: [] });
  });

  test('a match lies within one value', () => {
    const line = serverLine({ ...BARE_SERVER, name: 'alpha', domain: 'beta', barcode: 'gamma' });
    for (const text of ['alphabeta', '"alpha beta"', 'beta#', '\u0001', '"alpha\u0002beta"', '"\u0002beta"x']) {
      expect(createHaystack([line]).find(parseSearch(text), 5).total).toBe(0);
    }
    expect(createHaystack([line]).find(parseSearch('beta alpha'), 5).total).toBe(1);
  });
});

describe('spellings', () => {
  test('every notation of a MAC finds it in every notation, before all others', () => {
    fc.assert(
      fc.property(fc.array(octets, { minLength: 2, maxLength: 6 }), notation, notation, (macs, write, ask) => {
        const all = macs.map((mac, index) => serverLine({ ...BARE_SERVER, id: index, mac: write(hexMac(mac)) }));
        const wanted = hexMac(macs.at(-1) ?? []);
        const { lines: found } = createHaystack(all).find(parseSearch(ask(wanted)), 10);
        const same = macs.flatMap((mac, index) => (hexMac(mac) === wanted ? [index] : []));
        expect(found).toEqual(same);
      }),
    );
  });

  test('every form of an IPv6 address finds it in every form, before all others', () => {
    const asked = ipv6Groups.chain((groups) => fc.tuple(ipv6Spelling(groups), ipv6Spelling(groups)));
    fc.assert(
      fc.property(fc.array(ipv6Groups.chain(ipv6Spelling), { maxLength: 4 }), asked, (others, [stored, text]) => {
        const base = { id: 1, family: 'ipv6', gateway: null, network: null, domain: null, server: null } as const;
        const all = [...others, stored].map((address) =>
          addressLine({ ...base, address, status: 'ok', statusInfo: null }),
        );
        const { lines: found } = createHaystack(all).find(parseSearch(text), 1);
        expect(addressKey(valuesOf(all[found[0] ?? -1] ?? '')[0]?.text ?? '')).toBe(addressKey(stored));
        expect(createHaystack([all.at(-1) ?? '']).find(parseSearch(text), 1).total).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  test('the beginning of an IPv6 address finds it as text, canonical or as it is stored', () => {
    const line = serverLine({ ...BARE_SERVER, domain: '2001:0DB8:0000:0000::7' });
    for (const text of ['2001:db8::', '2001:0db8:0000', '2001:DB8']) {
      expect(createHaystack([line]).find(parseSearch(text), 5).total).toBe(1);
    }
  });

  test('an IPv4-mapped address finds the machine with that IPv4', () => {
    expect(createHaystack([named('192.0.2.1')]).find(parseSearch('::ffff:c000:0201'), 5).total).toBe(1);
  });
});

describe('order', () => {
  const namesFound = (names: readonly string[], query: string) =>
    createHaystack(names.map(named))
      .find(parseSearch(query), 10)
      .lines.map((line) => names[line]);

  test('whole name, beginning of the name, beginning of a word, anywhere; the order of lines among equals', () => {
    const names = ['xkvm', 'web kvm', 'kvm-2', 'xxkvm', 'kvm', 'kvm-1', 'db/kvm', 'KVM'];
    expect(namesFound(names, 'kvm')).toEqual(['kvm', 'KVM', 'kvm-2', 'kvm-1', 'web kvm', 'db/kvm', 'xkvm', 'xxkvm']);
  });

  test('any occurrence may begin a word, not the first alone', () => {
    expect(namesFound(['xaab', 'xaab aab', 'aaa aaa'], 'aab')).toEqual(['xaab aab', 'xaab']);
  });

  test('what does not begin with a letter or digit is nowhere within a word', () => {
    expect(namesFound(['a-1', 'a -1'], '-1')).toEqual(['a-1', 'a -1']);
  });

  test.each([
    ['id', { id: 7 }, '7'],
    ['id with #', { id: 7 }, '#7'],
    ['barcode', { barcode: 'A7' }, 'a7'],
    ['domain', { domain: 'a7.example' }, 'a7.example'],
    ['first label of the domain', { domain: 'a7.example' }, 'a7'],
    [
      'BMC',
      { ipmi: { kind: 'ipmi', id: 1, address: '10.0.0.7', status: 'on', statusInfo: null, type: null, webUrl: null } },
      '10.0.0.7',
    ],
  ] as const)('whoever has it wholly as %s stands first', (_, parts, query) => {
    const lines = [named(`${query}1`), named(`x ${query} x`), serverLine({ ...BARE_SERVER, name: 'zz', ...parts })];
    expect(createHaystack(lines).find(parseSearch(query), 3).lines[0]).toBe(2);
  });

  test('the place of the best word decides', () => {
    const names = ['web-10 kvm', 'kvm-10 web', 'kvm'];
    expect(namesFound(names, 'web kvm')).toEqual(['web-10 kvm', 'kvm-10 web']);
    expect(createHaystack(names.map(named)).find(parseSearch('ds kvm'), 5).total).toBe(0);
  });
});

describe('put', () => {
  test('leaves the haystack as if it had been made so', () => {
    const change = fc.tuple(fc.nat(20), server.map(serverLine));
    fc.assert(
      fc.property(linesAndQuery, fc.array(change, { maxLength: 5 }), ([all, text], changes) => {
        const haystack = createHaystack(all);
        const wanted = [...all];
        for (const [at, line] of changes) {
          const place = at % (wanted.length + 1);
          wanted[place] = line;
          haystack.put(place, line);
        }
        expect(haystack.size).toBe(wanted.length);
        expect(haystack.find(parseSearch(text), 99)).toEqual(createHaystack(wanted).find(parseSearch(text), 99));
      }),
    );
  });

  test('an emptied line is found by nothing, and lines keep their numbers', () => {
    const haystack = createHaystack(['a', 'b', 'c'].map((name) => named(`kvm-${name}`)));
    haystack.put(1, '');
    expect(haystack.find(parseSearch('kvm'), 5).lines).toEqual([0, 2]);
    expect(() => haystack.put(7, 'x')).toThrow(RangeError);
  });
});
