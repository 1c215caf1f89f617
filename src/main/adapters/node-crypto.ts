/** Random ids and keys, and digests from Node's crypto. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Digest, Ids, Keys } from '@core/ports';

export const nodeIds: Ids = { uuid: () => randomUUID() };
export const nodeKeys: Keys = { make: () => randomBytes(32).toString('hex') };
export const nodeDigest: Digest = { sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex') };
