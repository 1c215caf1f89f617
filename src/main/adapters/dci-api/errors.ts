/** From status and body to the codes of the contract; and what a lost answer means for a write. */
import { type ApiRefusal, type Failure, fail, ok, type Result } from '@contract/errors';
import type { JsonValue } from '@contract/types/json';
import type { HttpAnswer } from './http';
import { MASK, maskJson } from './mask';
import { readErrorBody } from './wire/answers';
import { isObject } from './wire/lenient';

export interface CallContext {
  /** `session`: signing in or out, where an answer that is no DCImanager's says so. */
  readonly kind: 'read' | 'write' | 'session';
  readonly host: string;
  /** As it may be shown. */
  readonly path: string;
  /** The one object that "instance not found" can mean is the server in the path. */
  readonly serverCall: boolean;
  /** Removed from whatever an error carries. */
  readonly secrets: readonly string[];
}

/** Internal codes of DCImanager (notes 3); each is single-sourced, so the HTTP status decides where it can. */
const NOT_AUTHORISED = 1000;
const NO_HANDLER = 1106;
const NO_SUCH_INSTANCE = 3080;

const LONGEST_MESSAGE = 1_000;

/** The parsed body of a 2xx answer, or what went wrong. */
export function readAnswer(answer: HttpAnswer, context: CallContext): Result<unknown> {
  const body = parse(answer.text);
  const success = answer.status >= 200 && answer.status < 300;
  const error = body.ok ? readErrorBody(body.value) : null;
  // A row may have a field called `error`; only a code makes it a refusal that came with a 2xx.
  if (success && !error?.code) return body.ok ? body : strange(context, body.where);
  const refusal: ApiRefusal = {
    httpStatus: answer.status,
    apiCode: error?.code ?? null,
    apiMessage: scrub(error?.msg ?? '', context.secrets).slice(0, LONGEST_MESSAGE),
    apiValue: scrubJson(maskJson(error?.value ?? null), context.secrets),
  };
  // Signing in shows whether this is a DCImanager at all: other programs refuse with a web page.
  const foreign = context.kind === 'session' && (answer.status === 401 ? isHtml(answer.text) : !body.ok);
  if (foreign && answer.status < 500) return fail('dci.not-dcimanager', { host: context.host });
  return refusalFailure(refusal, context);
}

/** The body of a 2xx answer as it came, unparsed; anything else as `readAnswer` has it. */
export function readAnswerText(answer: HttpAnswer, context: CallContext): Result<string> {
  if (answer.status >= 200 && answer.status < 300) return ok(answer.text);
  const read = readAnswer(answer, context);
  return read.ok ? ok(answer.text) : read;
}

function refusalFailure(refusal: ApiRefusal, context: CallContext): Failure {
  const { httpStatus: status, apiCode } = refusal;
  if (status === 401 || apiCode === NOT_AUTHORISED) return fail('dci.unauthorised', {});
  if (apiCode === NO_HANDLER) return fail('dci.unsupported', { path: context.path });
  if (apiCode === NO_SUCH_INSTANCE && context.serverCall) return fail('server.not-found', {});
  if (status === 403) return fail('dci.forbidden', refusal);
  // A 404 without a code, or a method nobody handles: the module is not installed (vendor's Swagger page).
  if ((status === 404 && apiCode === null) || status === 405) return noHandler(context);
  if (status < 400 && apiCode === null) return strange(context, 'status');
  if (context.kind === 'write' && status >= 500) return fail('dci.outcome-unknown', { cause: 'server-error' });
  return fail('dci.refused', refusal);
}

function noHandler({ kind, host, path, serverCall }: CallContext): Failure {
  if (kind === 'session') return fail('dci.not-dcimanager', { host });
  // Every instance has the server list's by-id call: there, 404 can only mean the server.
  if (kind === 'read' && serverCall) return fail('server.not-found', {});
  return fail('dci.unsupported', { path });
}

/** Something answered, and not as a DCImanager would. */
function strange({ kind, host }: CallContext, where: string): Failure {
  if (kind === 'session') return fail('dci.not-dcimanager', { host });
  return kind === 'write' ? fail('dci.outcome-unknown', { cause: 'malformed' }) : fail('dci.malformed', { where });
}

/** What became of a request that got no answer: a write may have arrived unless nothing was sent. */
export function settleFailure(failure: Failure, { kind }: CallContext): Failure {
  if (kind !== 'write') return failure;
  switch (failure.error.code) {
    case 'network.cut':
    case 'inventory.cancelled':
      return fail('dci.outcome-unknown', { cause: 'cut' });
    case 'network.timed-out':
      return fail('dci.outcome-unknown', { cause: 'timed-out' });
    case 'dci.not-dcimanager':
      return fail('dci.outcome-unknown', { cause: 'malformed' });
    default:
      return failure;
  }
}

function isHtml(text: string): boolean {
  return text.trimStart().startsWith('<');
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly where: string };

function parse(text: string): Parsed {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return { ok: false, where: 'body' };
  }
}

/** A refusal may echo what was sent: raw, or written as JSON or in an address. */
function scrub(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets.filter((candidate) => candidate !== '')) {
    for (const form of new Set([secret, JSON.stringify(secret).slice(1, -1), encoded(secret)])) {
      clean = clean.split(form).join(MASK);
    }
  }
  return clean;
}

/** A lone surrogate cannot be encoded; then nobody can echo it encoded either. */
function encoded(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret;
  }
}

function scrubJson(value: JsonValue, secrets: readonly string[]): JsonValue {
  if (typeof value === 'string') return scrub(value, secrets);
  if (Array.isArray(value)) return value.map((item: JsonValue) => scrubJson(item, secrets));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [scrub(key, secrets), scrubJson(item, secrets)]),
  );
}
