/** A schedule over instances that answer as the test says, on a clock that the test moves. */
import { fail, ok, type Result } from '@contract/errors';
import { createSchedule, type Schedule, type ScheduleDeps } from '@core/inventory/schedule';
import { createManualClock, settled } from '../../support/manual-clock';

export const FAILED = fail('network.timed-out', { host: 'dci.example', afterMs: 1 });
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export interface ScheduleBench {
  readonly schedule: Schedule;
  readonly instances: { id: string; pinned: boolean }[];
  readonly conditions: { visible: boolean; onBattery: boolean };
  /** Instances that may not be read now. */
  readonly blocked: Set<string>;
  /** How an instance answers; without an entry it succeeds. */
  readonly answers: Map<string, Result<unknown>>;
  readonly durations: Map<string, number>;
  readonly readAt: Map<string, number>;
  /** Told changes of `nextTryAtMs`, in order. */
  readonly told: string[];
  /** The syncs begun, as seconds since the beginning. */
  begun(id: string): readonly number[];
  nowMs(): number;
  /** The next syncs of this instance do not end until the returned function is called. */
  hold(id: string): () => Promise<void>;
  pass(ms: number): Promise<void>;
  /** The clock shows another time without time having passed: sleep, or a hand at the clock. */
  jump(ms: number): void;
  readonly waiting: number;
  /** Most syncs of one instance that were ever under way together. */
  readonly mostAtOnce: number;
}

export function createScheduleBench(ids: readonly string[], random: () => number = () => 0.5): ScheduleBench {
  const manual = createManualClock();
  let skewMs = 0;
  const nowMs = () => manual.nowMs() + skewMs;
  const startMs = nowMs();
  const begun: { id: string; atMs: number }[] = [];
  const gates = new Map<string, Promise<void>>();
  const underWay = new Map<string, number>();
  let mostAtOnce = 0;
  const bench = {
    instances: ids.map((id) => ({ id, pinned: false })),
    conditions: { visible: true, onBattery: false },
    blocked: new Set<string>(),
    answers: new Map<string, Result<unknown>>(),
    durations: new Map<string, number>(),
    readAt: new Map<string, number>(),
    told: [] as string[],
  };
  const deps: ScheduleDeps = {
    clock: { nowMs, wait: manual.wait },
    random,
    instances: () => bench.instances,
    canSync: (id) => !bench.blocked.has(id),
    sync: async (id) => {
      begun.push({ id, atMs: nowMs() });
      underWay.set(id, (underWay.get(id) ?? 0) + 1);
      mostAtOnce = Math.max(mostAtOnce, underWay.get(id) ?? 0);
      await gates.get(id);
      underWay.set(id, (underWay.get(id) ?? 0) - 1);
      const answer = bench.answers.get(id) ?? ok();
      if (answer.ok) bench.readAt.set(id, nowMs());
      return answer;
    },
    conditions: () => bench.conditions,
    lastDurationMs: (id) => bench.durations.get(id) ?? null,
    readAtMs: (id) => bench.readAt.get(id) ?? null,
    onChange: (id) => bench.told.push(id),
  };
  return {
    ...bench,
    schedule: createSchedule(deps),
    begun: (id) => begun.filter((one) => one.id === id).map(({ atMs }) => (atMs - startMs) / SECOND),
    nowMs,
    hold: (id) => {
      let open = () => {};
      gates.set(id, new Promise<void>((resolve) => (open = resolve)));
      return async () => {
        gates.delete(id);
        open();
        await settled();
      };
    },
    pass: async (ms) => {
      await manual.advance(ms);
      await settled();
    },
    jump: (ms) => {
      skewMs += ms;
    },
    get waiting() {
      return manual.waiting;
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
  };
}
