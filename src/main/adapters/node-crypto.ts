/** Random ids and digests from Node's crypto. */
import { createHash, randomUUID } from 'node:crypto';
import type { Digest, Ids } from '@core/ports';

export const nodeIds: Ids = { uuid: () => randomUUID() };
export const nodeDigest: Digest = { sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex') };
