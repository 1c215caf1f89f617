/** Ids that count up: `00000000-0000-4000-8000-000000000001` and so on. */
import type { Ids } from '@core/ports';

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
