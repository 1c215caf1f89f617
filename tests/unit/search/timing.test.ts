/** Prints what a keystroke and a pasted list cost over 30,000 servers; asserts only that the right ones were found. */
import { createHaystack } from '@core/search/haystack';
import { newLine } from '@core/search/line';
import { parseSearch } from '@core/search/query';
import { resolvePasted } from '@core/search/resolve';
import { expect, test } from 'vitest';

const COUNT = 30_000;

/** About 800 characters, most of them hardware, as in a diagnosed server. */
function lineOf(id: number): string {
  const hex = id.toString(16).padStart(6, '0');
  const address = (first: number) => `198.${first}.${id >> 8}.${id & 255}`;
  const line = newLine()
    .key('name', `kvm-${id}`)
    .key('domain', `kvm-${id}.ams1.example`)
    .key('id', `#${id}`)
    .key('barcode', `A${String((id * 7919) % 9_999_991).padStart(7, '0')}`)
    .key('address', address(18))
    .key('address', `2001:db8:${(id >> 8).toString(16)}::${(id & 255).toString(16)}`)
    .key('mac', `3c:ec:ef:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`)
    .key('bmc', address(19))
    .plain('owner', `user${id % 3_000}@example.com`)
    .plain('rack', `B4-${id % 400} U${id % 42}`)
    .plain('location', 'Москва, ЦОД 2')
    .plain('configuration', 'AMD EPYC 7402P 24x2.8GHz 128Gb 2x960SSD')
    .plain('os', 'Ubuntu-22.04-amd64')
    .plain('switch-port', `sw-ams1-b4 Gi1/0/${id % 48}`)
    .plain('gateway', '198.18.0.1')
    .plain('network', '198.18.0.0/16');
  for (let part = 0; part < 18; part += 1) {
    line
      .plain('other', `DIMM ${part}`)
      .plain('other', `${((id * 31 + part) * 2_654_435_761).toString(36).toUpperCase()}XK`);
  }
  return line.end();
}

test('a keystroke and a pasted list over 30,000 servers', { timeout: 60_000 }, () => {
  const report: string[] = [];
  const timed = <T>(what: string, work: () => T): T => {
    const begun = performance.now();
    const value = work();
    report.push(`${(performance.now() - begun).toFixed(1).padStart(8)} ms  ${what}`);
    return value;
  };
  const lines = Array.from({ length: COUNT }, (_, id) => lineOf(id));
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const haystack = timed(`to make the haystack, ${Math.round(length / COUNT)} characters a line`, () =>
    createHaystack(lines),
  );
  const find = (text: string) => {
    haystack.find(parseSearch(text), 50);
    return timed(`find ${text}`, () => haystack.find(parseSearch(text), 50));
  };
  for (const text of ['1', 'kvm', 'ubuntu amd64', 'москва']) expect(find(text).total).toBe(COUNT);
  for (const text of ['kvm-29999', '198.18.117.47', '3CEC.EF00.752F', '2001:0db8:75:0:0:0:0:2f', 'kvm 198.19.117.47']) {
    expect(find(text).lines[0]).toBe(29_999);
  }
  expect(find('198.18.300').total).toBe(0);
  timed('put', () => haystack.put(COUNT / 2, lineOf(COUNT / 2)));

  const list = Array.from(
    { length: 20_000 },
    (_, id) => [`KVM-${id}.ams1.example`, `198.18.${id >> 8}.${id & 255}`, `#${id}`][id % 3],
  );
  const answer = timed('resolve 20,000 pieces', () => resolvePasted(list.join('\n'), [{ instanceId: 'x', haystack }]));
  expect(answer.items.map(({ servers }) => servers.map(({ serverId }) => serverId))).toEqual(list.map((_, id) => [id]));
  process.stdout.write(`${report.join('\n')}\n`);
});
