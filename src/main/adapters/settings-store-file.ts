/** Settings in one JSON file, written whole: a temporary file, synced, then renamed over the old one. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '@contract/errors';
import { DEFAULT_COPY_LIFETIME_HOURS, MAX_COPY_LIFETIME_HOURS } from '@contract/types/instance';
import type { Settings, SettingsStore } from '@core/ports';
import { z } from 'zod';

const VERSION = 1;
const EMPTY: Settings = { instances: [], preferences: { theme: 'system', language: 'en' }, numbering: {} };

const instance = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string(),
  colour: z.int().min(0).max(9),
  address: z.string(),
  account: z.string().nullable(),
  pinnedFingerprint: z.string().nullable(),
  // Absent in files written before authorities could be chosen.
  authority: z
    .object({
      pem: z.string(),
      certificates: z.array(
        z.object({
          subject: z.string(),
          issuer: z.string(),
          fingerprint: z.string(),
          validFromMs: z.number(),
          validToMs: z.number(),
        }),
      ),
    })
    .nullable()
    .exactOptional(),
  demoSite: z.string().nullable(),
  // Absent in files written before copies were kept.
  pinned: z.boolean().default(true),
  copyLifetimeHours: z.int().min(1).max(MAX_COPY_LIFETIME_HOURS).nullable().default(DEFAULT_COPY_LIFETIME_HOURS),
});
const versioned = z.looseObject({ version: z.int() });
const file = z.object({
  version: z.int(),
  instances: z.array(instance),
  preferences: z.object({ theme: z.enum(['system', 'light', 'dark']), language: z.enum(['en', 'ru']) }),
  numbering: z.record(
    z.string(),
    z.object({ direction: z.enum(['bottom-up', 'top-down']), anchor: z.enum(['lowest', 'highest']) }),
  ),
});

export interface SettingsFileOptions {
  readonly path: string;
  readonly defaultLanguage: 'en' | 'ru';
  /** Part of the name under which a damaged file is kept. */
  readonly stamp: () => string;
}

/**
 * A damaged file is moved aside and reported (`damaged`); one of a newer version (`newer`), one that cannot be moved
 * (`in-place`) or cannot be read (the system's code) is left alone, and must not be saved over.
 */
export function createSettingsFile({ path, defaultLanguage, stamp }: SettingsFileOptions): SettingsStore {
  let writing: Promise<unknown> = Promise.resolve();
  return {
    load: async () => {
      const text = await readText(path);
      if (!text.ok) return text;
      if (text.value === null)
        return ok({ ...EMPTY, preferences: { ...EMPTY.preferences, language: defaultLanguage } });
      const parsed = parse(text.value);
      if (parsed.ok || parsed.error.code !== 'store.unreadable' || parsed.error.details.reason === 'newer')
        return parsed;
      return (await moveAside(path, `${path}.damaged-${stamp()}`))
        ? parsed
        : fail('store.unreadable', { reason: 'in-place' });
    },
    save: (settings) => {
      // One after another: two saves at once must not race for the same temporary name.
      const next = writing.then(() => write(path, settings));
      writing = next;
      return next;
    },
  };
}

async function readText(path: string): Promise<Result<string | null>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (thrown) {
    const code = codeOf(thrown);
    return code === 'ENOENT' ? ok(null) : fail('store.unreadable', { reason: code });
  }
}

async function moveAside(path: string, aside: string): Promise<boolean> {
  try {
    await rename(path, aside);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): Result<Settings> {
  try {
    const json: unknown = JSON.parse(text);
    // The version first: what a newer version writes need not fit this one's schema, and is not damaged for that.
    const stated = versioned.safeParse(json);
    if (stated.success && stated.data.version > VERSION) return fail('store.unreadable', { reason: 'newer' });
    const parsed = file.safeParse(json);
    if (!parsed.success) return fail('store.unreadable', { reason: 'damaged' });
    const { version: _, ...settings } = parsed.data;
    return ok(settings as Settings);
  } catch {
    return fail('store.unreadable', { reason: 'damaged' });
  }
}

async function write(path: string, settings: Settings): Promise<Result<void>> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.new`;
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ version: VERSION, ...settings }, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return ok();
  } catch (thrown) {
    return fail('store.unwritable', { reason: codeOf(thrown) });
  }
}

function codeOf(thrown: unknown): string {
  return (thrown as NodeJS.ErrnoException | null)?.code ?? 'unknown';
}
