/** Tells "the instance says there is none" from "the instance does not say": never the same word for both. */
import type { JsonObject } from '@contract/types/json';

/** True when the answer has one of these fields at all, whatever its value. */
export function isReported(raw: JsonObject, fields: readonly string[]): boolean {
  return fields.some((field) => Object.hasOwn(raw, field));
}

/** Power, BMC and link move by themselves: older than this they carry their age. */
export const FRESH_MS = 2 * 60_000;

export function isOld(readAtMs: number, nowMs: number): boolean {
  return nowMs - readAtMs > FRESH_MS;
}
