/** What a handler answers, and how that becomes text; long lists are written row by row, never as one huge string. */
export interface ListAnswer {
  readonly items: readonly unknown[];
  /** Builds the row of an item when its turn comes. */
  toRow(item: never): unknown;
  /** Number of matching rows; absent on sites that do not tell. */
  readonly size?: number;
  readonly lastNotify?: number;
}

export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  /** Text under a content type that does not say JSON, as the sign-in answer may be (notes 2.1). */
  | { readonly kind: 'text'; readonly status: number; readonly text: string; readonly contentType?: string }
  | { readonly kind: 'list'; readonly list: ListAnswer };

export interface Rendered {
  readonly status: number;
  readonly contentType: string;
  readonly chunks: Iterable<string>;
  /** Whether the body is long enough to be sent in pieces. */
  readonly long: boolean;
}

const JSON_TYPE = 'application/json';
const ROWS_PER_CHUNK = 200;
const LONG_LIST = 1000;

export function json(body: unknown, status = 200): Answer {
  return { kind: 'json', status, body };
}

export function render(answer: Answer): Rendered {
  switch (answer.kind) {
    case 'json':
      return { status: answer.status, contentType: JSON_TYPE, chunks: [JSON.stringify(answer.body)], long: false };
    case 'text':
      return {
        status: answer.status,
        contentType: answer.contentType ?? 'text/plain; charset=utf-8',
        chunks: [answer.text],
        long: false,
      };
    case 'list': {
      const long = answer.list.items.length > LONG_LIST;
      return { status: 200, contentType: JSON_TYPE, chunks: listChunks(answer.list), long };
    }
  }
}

function* listChunks(list: ListAnswer): Generator<string> {
  const { items } = list;
  const toRow = list.toRow as (item: unknown) => unknown;
  let text = '{"list":[';
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) text += ',';
    text += JSON.stringify(toRow(items[index]));
    if ((index + 1) % ROWS_PER_CHUNK === 0) {
      yield text;
      text = '';
    }
  }
  text += ']';
  if (list.size !== undefined) text += `,"size":${list.size}`;
  if (list.lastNotify !== undefined) text += `,"last_notify":${list.lastNotify}`;
  yield `${text}}`;
}
