/**
 * Network sessions for writes. Chromium sends a request again by itself, POST included, when a reused connection dies
 * before the answer: a write must therefore never travel on a connection that was used before.
 */
import type { Fetch, InstanceNetwork } from './electron-network';

export interface WriteLanes {
  readonly fetch: Fetch;
  close(): Promise<void>;
}

/** One write at a time per lane, each on a new connection; as many lanes as writes were ever under way at once. */
export function createWriteLanes(openLane: () => InstanceNetwork): WriteLanes {
  const all: InstanceNetwork[] = [];
  const idle: InstanceNetwork[] = [];
  const take = (): InstanceNetwork => {
    const lane = idle.pop() ?? openLane();
    if (!all.includes(lane)) all.push(lane);
    return lane;
  };
  return {
    fetch: async (input, init) => {
      const lane = take();
      try {
        await lane.dropConnections();
        return await lane.fetch(input, init);
      } finally {
        idle.push(lane);
      }
    },
    close: async () => {
      idle.length = 0;
      await Promise.all(all.splice(0).map((lane) => lane.close()));
    },
  };
}
