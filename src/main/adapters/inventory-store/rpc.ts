/** Calls between two threads over their port: each side offers functions that answer promises, and may cancel a call. */

/** What a `MessagePort`, a `Worker` and a thread's `parentPort` have in common. */
export interface Line {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly stack: string }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

/** What a function is given besides its input. */
export interface Exchange {
  readonly signal: AbortSignal;
  readonly tell: (progress: unknown) => void;
}
export type Offered = Readonly<Record<string, (exchange: Exchange, ...input: never[]) => Promise<unknown>>>;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: never) => void;
}

export interface Rpc {
  call<T>(name: string, input: readonly unknown[], options?: CallOptions): Promise<T>;
  /** The other side is gone: every open call fails. */
  end(reason: string): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
}

export function createRpc(line: Line, offered: Offered): Rpc {
  const waiting = new Map<number, Waiting>();
  const working = new Map<number, AbortController>();
  let lastId = 0;
  let ended: string | null = null;

  const serve = async ({ id, name, input }: Extract<Message, { kind: 'call' }>) => {
    const abort = new AbortController();
    working.set(id, abort);
    const tell = (value: unknown) => line.postMessage({ kind: 'progress', id, value } satisfies Message);
    try {
      const offer = offered[name] as ((exchange: Exchange, ...rest: unknown[]) => Promise<unknown>) | undefined;
      if (!offer) throw new Error(`nothing is offered as ${name}`);
      const value = await offer({ signal: abort.signal, tell }, ...input);
      line.postMessage({ kind: 'answer', id, value } satisfies Message);
    } catch (thrown) {
      const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      line.postMessage({ kind: 'failure', id, stack } satisfies Message);
    } finally {
      working.delete(id);
    }
  };

  line.on('message', (received) => {
    const message = received as Message;
    switch (message.kind) {
      case 'call':
        void serve(message);
        return;
      case 'cancel':
        working.get(message.id)?.abort();
        return;
      case 'progress':
        waiting.get(message.id)?.onProgress?.(message.value as never);
        return;
      case 'answer':
        waiting.get(message.id)?.resolve(message.value);
        waiting.delete(message.id);
        return;
      case 'failure':
        waiting.get(message.id)?.reject(new Error(message.stack));
        waiting.delete(message.id);
    }
  });

  return {
    call: <T>(name: string, input: readonly unknown[], { signal, onProgress }: CallOptions = {}) =>
      new Promise<T>((resolve, reject) => {
        if (ended !== null) {
          reject(new Error(ended));
          return;
        }
        lastId += 1;
        const id = lastId;
        const cancel = () => line.postMessage({ kind: 'cancel', id } satisfies Message);
        const settled = () => signal?.removeEventListener('abort', cancel);
        // First, because what cannot be sent throws: then nobody waits for its answer.
        line.postMessage({ kind: 'call', id, name, input } satisfies Message);
        waiting.set(id, {
          resolve: (value) => {
            settled();
            resolve(value as T);
          },
          reject: (reason) => {
            settled();
            reject(reason);
          },
          onProgress,
        });
        if (signal?.aborted) cancel();
        else signal?.addEventListener('abort', cancel, { once: true });
      }),
    end: (reason) => {
      ended = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
      for (const abort of working.values()) abort.abort();
    },
  };
}
