/** Servers whose texts are made of few characters, so that they have much in common; and addresses in all their spellings. */
import type { Bmc, Server, ServerAddress } from '@contract/types/server';
import fc from 'fast-check';
import { BARE_SERVER } from '../../support/bare-server';

export function hexMac(octets: readonly number[]): string {
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
export const octets = fc.array(fc.nat(255), { minLength: 6, maxLength: 6 });

const every = (text: string, size: number, separator: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(separator);

type Write = (hex: string) => string;
const LOWER: readonly Write[] = [
  (hex) => every(hex, 2, ':'),
  (hex) => every(hex, 2, '-'),
  (hex) => every(hex, 4, '.'),
  (hex) => every(hex, 4, '-'),
  (hex) => every(hex, 6, '-'),
  (hex) => hex,
];
const UPPER = LOWER.map(
  (write): Write =>
    (hex) =>
      write(hex).toUpperCase(),
);
/** How a MAC of twelve hex digits may be written. */
export const notation = fc.constantFrom(...LOWER, ...UPPER);

/** Many zeros, for they are what spellings differ in. */
export const ipv6Groups = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff), fc.nat(15)), {
  minLength: 8,
  maxLength: 8,
});

/** Any spelling of the address: each group padded or not, any run of zeros left out, upper case, brackets, a zone. */
export function ipv6Spelling(groups: readonly number[]): fc.Arbitrary<string> {
  return fc
    .record({
      padded: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      start: fc.nat(7),
      length: fc.nat(8),
      upper: fc.boolean(),
      tail: fc.boolean(),
      dress: fc.constantFrom(
        (text: string) => text,
        (text: string) => `[${text}]`,
        (text: string) => `${text}%eth0`,
        (text: string) => `[${text}]:443`,
      ),
    })
    .map(({ padded, start, length, upper, tail, dress }) => {
      const words = groups.map((group, index) => group.toString(16).padStart(padded[index] ? 4 : 1, '0'));
      const run = groups.slice(start, start + length);
      const isRun = run.length > 0 && run.every((group) => group === 0);
      const [high = 0, low = 0] = groups.slice(6);
      if (tail && !(isRun && start + length > 6)) {
        words.splice(6, 2, [high >> 8, high & 255, low >> 8, low & 255].join('.'));
      }
      const text = isRun
        ? `${words.slice(0, start).join(':')}::${words.slice(start + run.length).join(':')}`
        : words.join(':');
      return dress(upper ? text.toUpperCase() : text);
    });
}

export const word = fc.string({ unit: fc.constantFrom(...'ab1-. AЁеЖü:'), maxLength: 6 });
const maybe = fc.option(word);
const ipv4 = fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }).map((parts) => parts.join('.'));
const ipv6 = ipv6Groups.chain(ipv6Spelling);
const mac = fc.tuple(octets, notation).map(([bytes, write]) => write(hexMac(bytes)));

const address: fc.Arbitrary<ServerAddress> = fc.record({
  id: fc.constant(null),
  address: fc.oneof(ipv4, ipv6),
  family: fc.constant('unknown'),
  gateway: fc.option(ipv4),
  network: maybe,
  domain: maybe,
  status: fc.constantFrom('ok', 'fail', 'unknown'),
  statusInfo: fc.constant(null),
  isMain: fc.boolean(),
});
const bmc: fc.Arbitrary<Bmc> = fc.record({
  kind: fc.constant('ipmi'),
  id: fc.constant(1),
  address: fc.option(fc.oneof(ipv4, ipv6)),
  status: fc.constantFrom('on', 'unknown'),
  statusInfo: fc.constant(null),
  type: maybe,
  webUrl: fc.option(ipv4.map((host) => `https://${host}:8443/login`)),
});

export const server: fc.Arbitrary<Server> = fc
  .record({
    id: fc.nat(200),
    name: word,
    domain: maybe,
    mac: fc.option(mac),
    addresses: fc.array(address, { maxLength: 3 }),
    ipmi: fc.option(bmc),
    configuration: maybe,
    unit: fc.option(fc.nat(42)),
    owner: fc.option(fc.record({ id: fc.nat(9), email: word })),
    barcode: fc.option(fc.oneof(word, fc.nat(200).map(String))),
    hardware: fc.oneof(fc.constant(null), fc.array(fc.oneof(word, mac), { maxLength: 3 })),
    more: fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(word, fc.nat(99))),
  })
  .map((parts) => ({ ...BARE_SERVER, ...parts }));
