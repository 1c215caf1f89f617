/**
 * What a server row tells of the operation running on it. Only the frame `{id, status, status_info, progress_info}` is
 * documented (vendor's page); what fills it is not (notes 5), so several plausible spellings are read and nothing is
 * concluded from words that are not understood.
 */
import type { JsonObject, JsonValue } from '@contract/types/json';
import type { ServerOperation } from '@contract/types/server';
import { isObject, toFilledText, toId, toJson, toNumber } from '../wire/lenient';

const NAME_FIELDS = ['name', 'label', 'title', 'type', 'kind', 'operation', 'action'] as const;
const STEP_FIELDS = ['name', 'label', 'title', 'step', 'stage', 'description', 'message', 'text'] as const;
const PERCENT_FIELDS = ['percent', 'progress', 'percentage', 'progress_percent', 'percent_complete'] as const;

const FAILED = new Set(['fail', 'failed', 'error', 'aborted', 'cancelled', 'canceled']);
const FINISHED = new Set(['complete', 'completed', 'done', 'finished', 'success', 'ok']);
/** Words for "there is none". */
const NONE = new Set(['', 'none', 'null', 'no', 'idle']);

/** Null where no operation is on the server. */
export function mapOperation(value: JsonValue | undefined): ServerOperation | null {
  if (!isObject(value)) return null;
  const status = toFilledText(value['status']) ?? '';
  if (NONE.has(status.trim().toLowerCase())) return null;
  const info = isObject(value['status_info']) ? value['status_info'] : {};
  const entries = progressEntries(value['progress_info']);
  const objects = entries.filter(isObject);
  return {
    id: toId(value['id']),
    status,
    statusInfo: toJson(value['status_info']),
    percent: percentOf(value, info, objects),
    label: firstText(value, NAME_FIELDS) ?? firstText(info, NAME_FIELDS),
    step: stepOf(info, objects),
    phase: phaseOf(status),
    progressInfo: entries,
  };
}

function progressEntries(value: JsonValue | undefined): readonly JsonValue[] {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  return value === undefined || value === null ? [] : [value];
}

/** Anything that is not plainly over is still going (notes 5). */
function phaseOf(status: string): ServerOperation['phase'] {
  const word = status.trim().toLowerCase();
  if (FAILED.has(word) || word.endsWith('_error') || word.endsWith('_fail')) return 'failed';
  return FINISHED.has(word) ? 'finished' : 'running';
}

/** The whole operation's own figure first; of several steps, their mean only where every one of them has a figure or an end. */
function percentOf(operation: JsonObject, info: JsonObject, entries: readonly JsonObject[]): number | null {
  const whole = firstPercent(operation) ?? firstPercent(info);
  if (whole !== null || entries.length === 0) return whole;
  const parts = entries.map(entryPercent);
  if (parts.some((part) => part === null)) return null;
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  return Math.round(sum / parts.length);
}

function entryPercent(entry: JsonObject): number | null {
  const percent = firstPercent(entry);
  if (percent !== null) return percent;
  const word = statusWord(entry);
  if (FINISHED.has(word)) return 100;
  return WAITING.has(word) ? 0 : null;
}

const WAITING = new Set(['waiting', 'pending', 'queued', 'new', 'created', 'planned']);

function firstPercent(object: JsonObject): number | null {
  for (const field of PERCENT_FIELDS) {
    const percent = toNumber(trimPercentSign(object[field]));
    if (percent !== null && percent >= 0 && percent <= 100) return percent;
  }
  return null;
}

function trimPercentSign(value: JsonValue | undefined): JsonValue | undefined {
  return typeof value === 'string' ? value.replace(/\s*%\s*$/, '') : value;
}

/** The step under way: told outright (`step: 2, step_count: 5`), or the first entry that is neither over nor waiting. */
function stepOf(info: JsonObject, entries: readonly JsonObject[]): ServerOperation['step'] {
  const index = toId(info['step']) ?? toId(info['step_index']);
  const count = toId(info['steps']) ?? toId(info['step_count']) ?? toId(info['total_steps']);
  if (index !== null && count !== null && index >= 1 && index <= count) {
    return { index, count, label: firstText(info, ['step_name', 'step_label', 'step_title', ...STEP_FIELDS]) ?? '' };
  }
  if (entries.length < 2) return null;
  const current = entries.findIndex((entry) => isCurrent(entry));
  const entry = entries[current];
  return entry === undefined
    ? null
    : { index: current + 1, count: entries.length, label: firstText(entry, STEP_FIELDS) ?? '' };
}

function isCurrent(entry: JsonObject): boolean {
  const word = statusWord(entry);
  if (FINISHED.has(word) || WAITING.has(word)) return false;
  return word !== '' || (firstPercent(entry) ?? 0) < 100;
}

function statusWord(entry: JsonObject): string {
  return (toFilledText(entry['status']) ?? toFilledText(entry['state']) ?? '').trim().toLowerCase();
}

/** A number is no name: `step: 3` must not become the step's label. */
function firstText(object: JsonObject, fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = object[field];
    const text = typeof value === 'string' ? toFilledText(value) : null;
    if (text !== null && toNumber(text) === null) return text;
  }
  return null;
}
