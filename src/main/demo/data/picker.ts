/** Hands out servers for the rarities, each server for one rarity only, in an order that depends on the seed alone. */
import type { ServerRecord } from './model';
import type { Random } from './random';

export interface Picker {
  /** Up to `count` servers that nobody took before and that fit. */
  take(count: number, fits?: (server: ServerRecord) => boolean): ServerRecord[];
  /** Keeps a server out of later hands. */
  reserve(server: ServerRecord): void;
  isFree(server: ServerRecord): boolean;
}

export function createPicker(servers: readonly ServerRecord[], random: Random): Picker {
  const order = [...servers];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = random.int(0, index);
    const kept = order[index] as ServerRecord;
    order[index] = order[other] as ServerRecord;
    order[other] = kept;
  }
  const taken = new Set<ServerRecord>();
  return {
    reserve: (server) => taken.add(server),
    isFree: (server) => !taken.has(server),
    take: (count, fits = () => true) => {
      const found: ServerRecord[] = [];
      for (const server of order) {
        if (found.length >= count) break;
        if (taken.has(server) || !fits(server)) continue;
        taken.add(server);
        found.push(server);
      }
      return found;
    },
  };
}
