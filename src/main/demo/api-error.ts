/**
 * Refusals with the body of notes, section 3. Documented codes keep their numbers; for everything whose number is not
 * public the simulator has its own, from 9000 up, so that nobody mistakes them for known ones.
 */
export const CODES = {
  notAuthorised: 1000,
  noHandler: 1106,
  unexpectedProperty: 3008,
  noInstance: 3080,
  badQuery: 9001,
  badValue: 9002,
  forbidden: 9003,
  busy: 9004,
  wrongState: 9005,
  taken: 9006,
  exhausted: 9007,
} as const;

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly value: Readonly<Record<string, unknown>> | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  body(): { error: Record<string, unknown> } {
    const error: Record<string, unknown> = { code: this.code, msg: this.message };
    if (this.value !== null) error.value = this.value;
    return { error };
  }
}

export const notAuthorised = (message = 'Not authorised'): ApiError => new ApiError(401, CODES.notAuthorised, message);
export const forbidden = (): ApiError => new ApiError(403, CODES.forbidden, 'Not allowed for this role');
export const noHandler = (): ApiError => new ApiError(404, CODES.noHandler, 'Request handler not found');
export const noInstance = (what: string, id: number): ApiError =>
  new ApiError(404, CODES.noInstance, `${what} not found`, { id });
export const badQuery = (message: string): ApiError => new ApiError(400, CODES.badQuery, message);
export const badValue = (name: string, message: string): ApiError =>
  new ApiError(400, CODES.badValue, `${name}: ${message}`, { property: name });
