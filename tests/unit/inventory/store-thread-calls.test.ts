/** Calls between two threads: answers, failures, progress and cancelling cross the line; nobody waits for a dead thread. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRpc, type Exchange, type Offered, type Rpc } from '../../../src/main/adapters/inventory-store/rpc';

let ports: MessagePort[];
let near: Rpc;
let far: Rpc;
const start = (offered: Offered) => {
  const { port1, port2 } = new MessageChannel();
  ports = [port1, port2];
  near = createRpc(port1, {});
  far = createRpc(port2, offered);
};
const untilAborted = (signal: AbortSignal) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('cancelled'), { once: true }));

beforeEach(() => {
  start({
    double: async (_: Exchange, number: number) => number * 2,
    fail: async () => {
      throw new Error('a bug over there');
    },
    count: async ({ tell }: Exchange) => {
      tell(1);
      tell(2);
      return 'done';
    },
    wait: ({ signal }: Exchange) => untilAborted(signal),
    unsendable: async () => () => undefined,
  });
});
afterEach(() => {
  for (const port of ports) port.close();
});

describe('a call', () => {
  it('is answered, each by its own answer', async () => {
    const answers = await Promise.all([near.call('double', [2]), near.call('double', [3])]);
    expect(answers).toEqual([4, 6]);
  });

  it('tells how far it is before its answer', async () => {
    const told: number[] = [];
    expect(await near.call('count', [], { onProgress: (at: never) => told.push(at) })).toBe('done');
    expect(told).toEqual([1, 2]);
  });

  it.each([
    ['fail', 'a bug over there'],
    ['unknown', 'nothing is offered as unknown'],
    ['unsendable', 'could not be cloned'],
  ])('that goes wrong (%s) fails with what went wrong there', async (name, message) => {
    await expect(near.call(name, [])).rejects.toThrow(message);
  });

  it('with what cannot be sent fails here, and the next one is answered', async () => {
    await expect(near.call('double', [() => undefined])).rejects.toThrow('could not be cloned');
    expect(await near.call('double', [2])).toBe(4);
  });

  it('is cancelled there, whether it was cancelled before or after it was made', async () => {
    const before = AbortSignal.abort();
    expect(await near.call('wait', [], { signal: before })).toBe('cancelled');
    const after = new AbortController();
    const running = near.call('wait', [], { signal: after.signal });
    after.abort();
    expect(await running).toBe('cancelled');
  });
});

describe('the other side’s end', () => {
  it('fails what is open and whatever is asked later', async () => {
    const running = near.call('wait', []);
    near.end('the thread ended');
    await expect(running).rejects.toThrow('the thread ended');
    await expect(near.call('double', [2])).rejects.toThrow('the thread ended');
  });

  it('cancels what is being done for it', async () => {
    let ended = '';
    start({
      wait: async ({ signal }: Exchange) => {
        near.end('asked');
        far.end('the asker ended');
        ended = signal.aborted ? 'cancelled' : 'goes on';
      },
    });
    const asked = near.call('wait', []);
    await expect(asked).rejects.toThrow('asked');
    expect(ended).toBe('cancelled');
  });
});
