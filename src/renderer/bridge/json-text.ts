/** Reads the large answers that cross the bridge as text; the one place where that text becomes values. */
import type { JsonText } from '@contract/types/json';

export function readJsonText<T>(text: JsonText<T>): T {
  return JSON.parse(text) as T;
}
