/** Shapes of the answers that are no rows: errors, sign-in, actions, pages of lists. Unknown fields are kept or ignored. */
import type { JsonObject, JsonValue } from '@contract/types/json';
import { z } from 'zod';
import { isObject, toDigits, toFlag, toId, toNumber, toText } from './lenient';

/** A field read by one of the lenient readers; absence is as good as null. */
export function field<T>(read: (value: unknown) => T) {
  return z.unknown().optional().transform(read);
}

const errorSchema = z.looseObject({
  error: z.looseObject({
    code: field(toNumber),
    msg: field((value) => toText(value) ?? ''),
    value: field((value) => (value === undefined ? null : (value as JsonValue))),
  }),
});

/** `{ "error": { "code": 1000, "msg": "…", "value": {…} } }` (API guide; notes 3). Null when the body is no such error. */
export function readErrorBody(body: unknown): { code: number | null; msg: string; value: JsonValue } | null {
  const parsed = errorSchema.safeParse(body);
  if (parsed.success) return parsed.data.error;
  // Seen nowhere, cheap to understand: the error given as mere text.
  const text = isObject(body) && typeof body['error'] === 'string' ? body['error'] : null;
  return text === null ? null : { code: null, msg: text, value: null };
}

const signInSchema = z.looseObject({
  token: z.string().min(1),
  id: field((value) => toText(value)),
  confirmed: field(toFlag),
});

/** `{ "id": "17", "token": "…", "confirmed": true }` (notes 2.1); the id is text here and a number elsewhere. */
export function readSignIn(body: unknown): { token: string; id: string | null; confirmed: boolean | null } | null {
  const parsed = signInSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}

const secondStepSchema = z.looseObject({ token: field(toText), confirmed: field(toFlag) });

/** Answer of the second step, of which nothing is known: what it may say about the token, where it says it. */
export function readSecondStep(body: unknown): { token: string | null; confirmed: boolean | null } {
  const parsed = secondStepSchema.safeParse(body);
  return parsed.success ? { ...parsed.data, token: parsed.data.token || null } : { token: null, confirmed: null };
}

const actionSchema = z.looseObject({ id: field(toId), task: field(toId) });

/** `{ "id": 0, "task": 0 }`, of owner and user calls only `{ "id": 0 }`. Null when neither number is there. */
export function readAction(body: unknown): { id: number | null; task: number | null } | null {
  const parsed = actionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { id, task } = parsed.data;
  return id === null && task === null ? null : { id, task };
}

export interface Page {
  /** One per entry; an entry that is no object stands as an empty one, so that positions stay true. */
  readonly rows: readonly JsonObject[];
  /** Number of rows that match, where the instance tells it. */
  readonly size: number | null;
}

const pageSchema = z.looseObject({ list: z.array(z.unknown()), size: field(toDigits) });

/** `{ "list": […], "size": 1234 }`; `size` is optional. Null when `list` is no list. */
export function readPage(body: unknown): Page | null {
  const parsed = pageSchema.safeParse(body);
  if (!parsed.success) return null;
  const rows = parsed.data.list.map((entry) => (isObject(entry) ? entry : {}));
  return { rows, size: toId(parsed.data.size) };
}
