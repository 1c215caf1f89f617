/** Any JSON as rows to show: what a branch is called, what it holds, and how a leaf is put in words. */
import type { JsonValue } from '@contract/types/json';

export interface JsonNode {
  readonly key: string;
  /** Null for an item of a list, which is shown by its number. */
  readonly name: string | null;
  /** 1 for the first item of a list. */
  readonly number: number | null;
  readonly value: JsonValue;
}

export function isBranch(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

export function childrenOf(value: JsonValue): readonly JsonNode[] {
  if (Array.isArray(value)) {
    return value.map((item: JsonValue, index) => ({ key: String(index), name: null, number: index + 1, value: item }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, item]) => ({ key: name, name, number: null, value: item }));
}

/** A short text that tells one item of a list from the next: its name, model or whatever stands first. */
export function hintOf(value: JsonValue): string | null {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return null;
  const fields = Object.entries(value);
  for (const wanted of ['name', 'model', 'label', 'title', 'id']) {
    const found = fields.find(([field]) => field === wanted)?.[1];
    if (typeof found === 'string' || typeof found === 'number') return String(found);
  }
  const first = fields.find(([, item]) => typeof item === 'string' && item !== '')?.[1];
  return typeof first === 'string' ? first : null;
}

/** `hdd_count` and `hddCount` read as "hdd count": the instance's own words, only without their signs. */
export function readableName(field: string): string {
  return field.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
}
