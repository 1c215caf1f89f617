/** Bodies are strict: DCImanager refuses what it does not know instead of ignoring it (notes, section 1, PROXY-3008). */
import { ApiError, badValue, CODES } from '../api-error';

export type Property =
  | { readonly type: 'integer' | 'boolean' | 'string' | 'strings'; readonly required?: boolean }
  | { readonly type: 'choice'; readonly of: readonly string[]; readonly required?: boolean };

export type BodyShape = Readonly<Record<string, Property>>;

export function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, CODES.badValue, 'The body is not JSON');
  }
}

/** Returns the body as it came once every property is known and of its type. */
export function checkBody(body: unknown, shape: BodyShape): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError(400, CODES.badValue, 'The body must be a JSON object');
  }
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(shape, name)) {
      const message = `PROXY-${CODES.unexpectedProperty}: Unexpected property "${name}"`;
      throw new ApiError(400, CODES.unexpectedProperty, message, { property: name });
    }
  }
  const values = body as Record<string, unknown>;
  for (const [name, property] of Object.entries(shape)) checkProperty(name, values[name], property);
  return values;
}

function checkProperty(name: string, value: unknown, property: Property): void {
  if (value === undefined) {
    if (property.required) throw badValue(name, 'missing');
    return;
  }
  if (!fits(value, property)) throw badValue(name, `must be of type ${property.type}`);
}

function fits(value: unknown, property: Property): boolean {
  switch (property.type) {
    case 'integer':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'boolean':
    case 'string':
      return typeof value === property.type;
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'choice':
      return typeof value === 'string' && property.of.includes(value);
  }
}
