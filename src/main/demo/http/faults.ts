/** Things that go wrong on demand: which rule hits a request, and what it does to the answer. */
import type { FaultEffect, FaultRule, Faults } from '../simulator-types';
import type { Rendered } from './answer';

export interface FaultBox {
  add(rule: FaultRule): () => void;
  clear(): void;
  setLatency(ms: number): void;
  /** Delay of this request and the first other effect that hits it. */
  hit(method: string, path: string): { delayMs: number; effect: FaultEffect | null };
}

interface Armed {
  readonly rule: FaultRule;
  skip: number;
  left: number;
}

export function createFaultBox(faults: Faults = {}): FaultBox {
  let latencyMs = faults.latencyMs ?? 0;
  let armed: Armed[] = (faults.rules ?? []).map(arm);
  return {
    add: (rule) => {
      const entry = arm(rule);
      armed.push(entry);
      return () => {
        armed = armed.filter((other) => other !== entry);
      };
    },
    clear: () => {
      armed = [];
      latencyMs = 0;
    },
    setLatency: (ms) => {
      latencyMs = ms;
    },
    hit: (method, path) => {
      let delayMs = latencyMs;
      let effect: FaultEffect | null = null;
      for (const entry of armed) {
        // One request uses up one decisive effect only; the others wait for the next request.
        const isLatency = entry.rule.effect.kind === 'latency';
        if ((effect !== null && !isLatency) || entry.left <= 0 || !matches(entry.rule, method, path)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.rule.effect.kind === 'latency') delayMs += entry.rule.effect.ms;
        else effect = entry.rule.effect;
      }
      armed = armed.filter((entry) => entry.left > 0);
      return { delayMs, effect };
    },
  };
}

function arm(rule: FaultRule): Armed {
  return { rule, skip: rule.skip ?? 0, left: rule.times ?? 1 };
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.path === undefined) return true;
  if (typeof rule.path === 'string') return path.includes(rule.path);
  return path.search(rule.path) >= 0;
}

const LOGIN_PAGE =
  '<!doctype html><html><head><title>Guest network</title></head><body><h1>Please accept the terms</h1></body></html>';

/** The answer of a request that is not handled at all; null when the effect lets it be handled. */
export function replacement(effect: FaultEffect | null, path: string): Rendered | null {
  if (effect?.kind === 'ignored') return pretended(path);
  if (effect?.kind === 'html') return { status: 200, contentType: 'text/html', chunks: [LOGIN_PAGE], long: false };
  if (effect?.kind !== 'status') return null;
  const body = effect.body ?? JSON.stringify({ error: { code: effect.status, msg: 'Simulated failure' } });
  return { status: effect.status, contentType: 'application/json', chunks: [body], long: false };
}

/** Of owner and user calls the vendor's page shows the id alone. Nobody knows the task number. */
function pretended(path: string): Rendered {
  const id = Number(/\/(\d+)\//.exec(path)?.[1] ?? UNKNOWN_NUMBER);
  const body = /\/(owner|user)$/.test(path) ? { id } : { id, task: UNKNOWN_NUMBER };
  return { status: 200, contentType: 'application/json', chunks: [JSON.stringify(body)], long: false };
}
const UNKNOWN_NUMBER = 987_654_321;

/** What becomes of the answer of a handled request. */
export function mangle(rendered: Rendered, effect: FaultEffect | null): Rendered {
  if (effect === null) return rendered;
  const text = (): string => [...rendered.chunks].join('');
  switch (effect.kind) {
    case 'empty':
      return { ...rendered, chunks: [''], long: false };
    case 'truncate': {
      const whole = text();
      return { ...rendered, chunks: [whole.slice(0, Math.floor(whole.length / 2))], long: false };
    }
    case 'mistype':
      return { ...rendered, chunks: [mistyped(text())], long: false };
    default:
      return rendered;
  }
}

function mistyped(text: string): string {
  const spoil = (_key: string, value: unknown): unknown => {
    if (typeof value === 'number') return `number ${value}`;
    if (typeof value === 'boolean') return [value];
    return value;
  };
  const value: unknown = JSON.parse(text, spoil);
  if (typeof value !== 'object' || value === null) return JSON.stringify([value]);
  return JSON.stringify('list' in value && Array.isArray(value.list) ? { ...value, list: { ...value.list } } : value);
}
