/** Ids that count up: `00000000-0000-4000-8000-000000000001` and so on. */
import type { Ids, Keys } from '@core/ports';

export function createMemoryIds(): Ids {
  let count = 0;
  return {
    uuid: () => {
      count += 1;
      return numberedId(count);
    },
  };
}

export function numberedId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Keys that count up, each 64 hex digits. */
export function createMemoryKeys(): Keys {
  let count = 0;
  return {
    make: () => {
      count += 1;
      return count.toString(16).padStart(64, '0');
    },
  };
}
