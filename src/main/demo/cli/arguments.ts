/** The simulator's command line, as values. */
import { parseArgs } from 'node:util';
import type { SimulatorOptions } from '../simulator-types';

export const USAGE = `Simulates three DCImanager 6 installations over HTTPS.

  --servers N    servers of the first site, 0 to 100000 (default 2816)
  --port P       port of the first site; the next sites follow (default: any free one)
  --host HOST    address to listen on (default 127.0.0.1)
  --seed S       same seed, same data (default 1)
  --latency MS   delay of every answer
  --speed X      actions run X times faster
  --certificates DIR  keep certificates there, so that fingerprints stay the same
  --help         this text
`;

export type CliRequest =
  | { readonly kind: 'run'; readonly options: SimulatorOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly reason: string };

export function readArguments(args: readonly string[]): CliRequest {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        servers: text,
        port: text,
        host: text,
        seed: text,
        latency: text,
        speed: text,
        certificates: text,
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    const servers = numberOf('servers', values.servers, 0, 100_000);
    const latencyMs = numberOf('latency', values.latency, 0, 600_000);
    return {
      kind: 'run',
      options: {
        ...given('port', numberOf('port', values.port, 0, 65_000)),
        ...given('host', values.host),
        ...given('certificateDir', values.certificates),
        ...given('seed', numberOf('seed', values.seed, 0, 2 ** 31)),
        ...given('speed', numberOf('speed', values.speed, 1, 10_000)),
        ...(latencyMs === undefined ? {} : { faults: { latencyMs } }),
        ...(servers === undefined ? {} : { sites: { ams1: { servers } } }),
      },
    };
  } catch (thrown) {
    return { kind: 'wrong', reason: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function numberOf(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`--${name} takes a whole number from ${least} to ${most}, not ${text}`);
  }
  return value;
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
