/** Serves the program that forked it: `start` is answered with the sites as plain data, or with why it failed. */
import { createSimulator } from '../simulator';
import type { Simulator, SimulatorOptions, SiteSummary } from '../simulator-types';

export type ParentMessage = { readonly type: 'start'; readonly options: SimulatorOptions } | { readonly type: 'stop' };
export type ChildMessage =
  | { readonly type: 'ready'; readonly sites: readonly SiteSummary[] }
  | { readonly type: 'failed'; readonly reason: string };

interface ParentPort {
  on(event: 'message', listener: (message: { data: ParentMessage }) => void): void;
  postMessage(message: ChildMessage): void;
}

export function serveParent(port: ParentPort): void {
  let running: Simulator | null = null;
  const start = async (options: SimulatorOptions): Promise<ChildMessage> => {
    try {
      running ??= await createSimulator(options);
      return { type: 'ready', sites: running.sites.map(({ control: _, ...plain }) => plain) };
    } catch (thrown) {
      return { type: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  };
  port.on('message', ({ data }) => {
    if (data.type === 'stop') void Promise.resolve(running?.close()).then(() => process.exit(0));
    else void start(data.options).then((answer) => port.postMessage(answer));
  });
}
