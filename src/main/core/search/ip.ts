/** IP addresses in the one spelling they are compared in: dotted IPv4, RFC 5952 for IPv6. */

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const GROUPS = 8;

/**
 * RFC 5952 form of an IPv6 address, with its prefix length where one is given; null for anything else. Takes brackets
 * (also with a port behind) and drops a zone.
 */
export function canonicalIpv6(text: string): string | null {
  if (!text.includes(':')) return null;
  const { host, prefix } = takenApart(text);
  const groups = ipv6Groups(host);
  return groups === null ? null : writeIpv6(groups) + prefix;
}

/** What two spellings of one address have in common; a prefix length is dropped, an IPv4-mapped address is its IPv4. */
export function addressKey(text: string): string | null {
  const { host } = takenApart(text);
  if (isIpv4(host)) return host;
  const groups = ipv6Groups(host);
  return groups === null ? null : (mappedIpv4(groups) ?? writeIpv6(groups));
}

const CANDIDATES = /(?<![0-9a-z:.])[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(?:\/\d{1,3})?(?![0-9a-z])/gi;

/** Canonical forms of the IPv6 addresses in a text that are not written so already. */
export function otherIpv6FormsIn(text: string): readonly string[] {
  const first = text.indexOf(':');
  if (first === -1 || text.indexOf(':', first + 1) === -1) return [];
  const lower = text.toLowerCase();
  return (text.match(CANDIDATES) ?? []).flatMap((candidate) => {
    const canonical = canonicalIpv6(candidate);
    return canonical === null || lower.includes(canonical) ? [] : [canonical];
  });
}

interface Parts {
  readonly host: string;
  /** `/64`, or empty. */
  readonly prefix: string;
}

function takenApart(text: string): Parts {
  const trimmed = text.trim();
  const slash = /\/\d{1,3}$/.exec(trimmed);
  const address = slash ? trimmed.slice(0, slash.index) : trimmed;
  const bracketed = /^\[([^[\]]*)\](?::\d*)?$/.exec(address);
  const host = bracketed?.[1] ?? address;
  return { host: host.includes(':') ? host.replace(/%.*$/, '') : host, prefix: slash?.[0] ?? '' };
}

function isIpv4(text: string): boolean {
  return ipv4Octets(text) !== null;
}

function ipv4Octets(text: string): readonly number[] | null {
  const match = IPV4.exec(text);
  if (!match) return null;
  const octets = match.slice(1).map(Number);
  // `010` is eight to some and ten to others: no address for either.
  return octets.every((octet, index) => octet <= 255 && String(octet) === match[index + 1]) ? octets : null;
}

function ipv6Groups(text: string): readonly number[] | null {
  if (!text.includes(':')) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const front = halfGroups(halves[0] ?? '', halves.length === 1);
  const back = halves.length === 2 ? halfGroups(halves[1] ?? '', true) : [];
  if (front === null || back === null) return null;
  const given = front.length + back.length;
  if (halves.length === 1) return given === GROUPS ? front : null;
  return given < GROUPS ? [...front, ...new Array<number>(GROUPS - given).fill(0), ...back] : null;
}

function halfGroups(half: string, mayEndInIpv4: boolean): number[] | null {
  if (half === '') return [];
  const groups: number[] = [];
  const words = half.split(':');
  for (const [index, word] of words.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(word)) {
      groups.push(Number.parseInt(word, 16));
      continue;
    }
    const octets = mayEndInIpv4 && index === words.length - 1 ? ipv4Octets(word) : null;
    if (octets === null) return null;
    const [a = 0, b = 0, c = 0, d = 0] = octets;
    groups.push(a * 256 + b, c * 256 + d);
  }
  return groups;
}

function mappedIpv4(groups: readonly number[]): string | null {
  if (groups[5] !== 0xffff || groups.slice(0, 5).some((group) => group !== 0)) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function writeIpv6(groups: readonly number[]): string {
  const mapped = mappedIpv4(groups);
  if (mapped !== null) return `::ffff:${mapped}`;
  const [start, length] = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** The first of the longest runs. */
function longestZeros(groups: readonly number[]): readonly [start: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  let start = 0;
  for (let index = 0; index <= groups.length; index += 1) {
    if (groups[index] === 0) continue;
    if (index - start > best[1]) best = [start, index - start];
    start = index + 1;
  }
  return best;
}
