/** What every action asks first. */
import { ApiError, CODES } from '../api-error';
import type { ServerRecord } from '../data/model';

export function requireIdle(server: ServerRecord): void {
  if (server.operation?.status === 'running') {
    throw new ApiError(400, CODES.busy, 'Another operation is running on this server', {
      operation: server.operation.id,
    });
  }
  if (server.busy) throw new ApiError(400, CODES.busy, 'Another task is running on this server');
}

export function wrongState(message: string): ApiError {
  return new ApiError(400, CODES.wrongState, message);
}
