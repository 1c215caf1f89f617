/** The page's door, answered by hand: each call waits until the test answers it, in whatever order the test likes. */
import type { Result } from '@contract/errors';
import type { Bridge, CallName, EventName, Events, Input, Output } from '@contract/types/calls';

interface Waiting {
  readonly name: CallName;
  readonly input: unknown;
  readonly answer: (result: Result<never>) => void;
}

export interface HandBridge extends Bridge {
  /** Answers the oldest call of that name whose input fits; throws when none waits. */
  answer<N extends CallName>(name: N, result: Result<Output<N>>, fits?: (input: Input<N>) => boolean): Promise<void>;
  /** What the oldest call of that name asks. */
  peek<N extends CallName>(name: N): Input<N>;
  tell<N extends EventName>(event: N, payload: Events[N]): void;
  waiting(name: CallName): number;
}

export function createHandBridge(): HandBridge {
  const calls: Waiting[] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  return {
    call: (name, input) =>
      new Promise((resolve) => {
        calls.push({ name, input, answer: resolve as (result: Result<never>) => void });
      }),
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener as (payload: never) => void));
      return () => known.delete(listener as (payload: never) => void);
    },
    answer: async (name, result, fits = () => true) => {
      const at = calls.findIndex((call) => call.name === name && fits(call.input as never));
      const [call] = at < 0 ? [] : calls.splice(at, 1);
      if (!call) throw new Error(`no ${name} waits for an answer`);
      call.answer(result as Result<never>);
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
    peek: (name) => {
      const call = calls.find((one) => one.name === name);
      if (!call) throw new Error(`no ${name} waits for an answer`);
      return call.input as never;
    },
    tell: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
    waiting: (name) => calls.filter((call) => call.name === name).length,
  };
}
