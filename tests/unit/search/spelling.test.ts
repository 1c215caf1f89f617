/** Case, MACs and IP addresses: different spellings of one thing become one, and different things stay different. */
import { foldCase } from '@core/search/fold';
import { addressKey, canonicalIpv6, otherIpv6FormsIn } from '@core/search/ip';
import { macKey, macKeysIn, macNeedles } from '@core/search/mac';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hexMac, ipv6Groups, ipv6Spelling, notation, octets } from './arbitraries';

describe('case', () => {
  test('folding keeps the length of every character there is', () => {
    const longer: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (foldCase(character).length !== character.length) longer.push(code.toString(16));
    }
    expect(longer).toEqual([]);
  });

  test('folding joined texts is joining folded ones', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(text, text, (a, b) => foldCase(a + b) === foldCase(a) + foldCase(b)));
    expect(foldCase('ΟΔΟΣ') + foldCase('Α')).toBe(foldCase('ΟΔΟΣΑ'));
  });

  test('Cyrillic is folded too, and ё is е', () => {
    expect(foldCase('СЕРВЕР Ёж')).toBe('сервер еж');
  });
});

describe('MAC', () => {
  test('every notation has the same key, and no two MACs share one', () => {
    fc.assert(
      fc.property(octets, octets, notation, notation, (one, other, write, read) => {
        const key = macKey(write(hexMac(one)));
        expect(key).toHaveLength(12);
        expect(macKey(read(hexMac(one)))).toBe(key);
        expect(macKey(read(hexMac(other))) === key).toBe(hexMac(one) === hexMac(other));
      }),
    );
  });

  test('every part of at least four digits is a part of the key, wherever it begins', () => {
    fc.assert(
      fc.property(octets, fc.constantFrom(':', '-', ''), fc.nat(16), fc.nat(17), (bytes, separator, start, end) => {
        const whole = (hexMac(bytes).match(/../g) ?? []).join(separator);
        const part = whole.slice(start, end);
        fc.pre(part.replace(/[:-]/g, '').length >= 4);
        const key = macKey(whole) ?? '';
        expect(macNeedles(part).some((needle) => key.includes(needle))).toBe(true);
      }),
    );
  });

  test('separators say where octets begin', () => {
    const key = macKey('1a:bc:d2:00:00:00') ?? '';
    expect(macNeedles('bc:d2').map((needle) => key.includes(needle))).toEqual([true]);
    expect(macNeedles('ab:cd').map((needle) => key.includes(needle))).toEqual([false]);
    expect(macNeedles('abcd').some((needle) => key.includes(needle))).toBe(true);
  });

  test.each([
    'abc',
    '10.20',
    '10.20.30.40',
    'kvm-182',
    '2001:db8',
    'aa:bb-cc',
    'a:b:c:d',
    '1234567890abc',
    'aa::bb',
    '',
  ])('%j is no part of a MAC', (text) => {
    expect(macNeedles(text)).toEqual([]);
  });

  test('whole MACs are found in the middle of a text', () => {
    const key = macKey('aabbccddeeff') ?? '';
    for (const text of ['eth0 AA:BB:CC:DD:EE:FF up', 'mac:aa-bb-cc-dd-ee-ff', '(aabb.ccdd.eeff)', 'x=aabbccddeeff;']) {
      expect(macKeysIn(text)).toEqual([key]);
    }
    expect(macKeysIn('aa:bb:cc:dd:ee:ff 00-11-22-33-44-55')).toHaveLength(2);
  });

  test.each([
    'aa:bb:cc:dd:ee:ff:00:11',
    '2001:0db8:aabb:ccdd:eeff::1',
    '550e8400-e29b-41d4-a716-44665544000z',
    'xaabbccddeeff',
    'aabbccddeeff0',
  ])('%j holds no MAC', (text) => {
    expect(macKeysIn(text)).toEqual([]);
  });
});

describe('IPv6', () => {
  test('every spelling has the canonical form that the URL standard gives it', () => {
    fc.assert(
      fc.property(
        ipv6Groups.chain((groups) => fc.tuple(fc.constant(groups), ipv6Spelling(groups))),
        ([groups, text]) => {
          const plain = groups.map((group) => group.toString(16)).join(':');
          const host = new URL(`http://[${plain}]/`).hostname.slice(1, -1);
          fc.pre(!host.startsWith('::ffff:'));
          expect(canonicalIpv6(text)).toBe(host);
          expect(addressKey(text)).toBe(host);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('an IPv4-mapped address ends in dotted form and is the same machine as its IPv4', () => {
    for (const text of ['::ffff:192.0.2.1', '::FFFF:c000:0201', '0:0:0:0:0:ffff:c000:201', '[::ffff:192.0.2.1]:443']) {
      expect(canonicalIpv6(text)).toBe('::ffff:192.0.2.1');
      expect(addressKey(text)).toBe('192.0.2.1');
    }
  });

  test('a prefix length stays in the form and is no part of the key', () => {
    expect(canonicalIpv6('2001:0DB8::/32')).toBe('2001:db8::/32');
    expect(addressKey('2001:0DB8::1/64')).toBe('2001:db8::1');
    expect(addressKey('192.0.2.1/24')).toBe('192.0.2.1');
  });

  test.each([
    '1:2',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '1:2:3:4:5:6:7::8',
    ':::',
    '12345::',
    '::1.2.3',
    '::1.2.3.256',
    'g::',
    '',
  ])('%j is no address', (text) => {
    expect(canonicalIpv6(text)).toBeNull();
    expect(addressKey(text)).toBeNull();
  });

  test.each(['010.0.0.1', '256.0.0.1', '1.2.3', '1.2.3.4.5'])('%j is no IPv4 address', (text) => {
    expect(addressKey(text)).toBeNull();
  });

  test('only addresses written otherwise get another form', () => {
    expect(otherIpv6FormsIn('gw 2001:0DB8:0:0::1 and 2001:db8::2')).toEqual(['2001:db8::1']);
    expect(otherIpv6FormsIn('12:30:45')).toEqual([]);
  });
});
