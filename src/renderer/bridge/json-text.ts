/** The reader of answers that cross the processes as JSON text. */
import type { JsonText } from '@contract/types/json';

export function readJsonText<T>(text: JsonText<T>): T {
  return JSON.parse(text) as T;
}
