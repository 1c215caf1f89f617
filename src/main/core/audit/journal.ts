/** Opens the journal with a key of its own from the keychain. */
import type { Journal, Keys, Log, SecretStore } from '@core/ports';

const KEY_NAME = 'journal';

interface JournalDeps {
  readonly secrets: SecretStore;
  readonly keys: Keys;
  readonly log: Log;
}

/** More than a person does in one run. */
const MOST_ENTRIES = 10_000;

/**
 * Without a keychain it lives in memory, as the copies do. Opened anew once there is one, it writes again what was written
 * in memory, in its order. Answers whether it is on the disk.
 */
export async function openJournal(journal: Journal, deps: JournalDeps): Promise<boolean> {
  const key = await keyOf(deps);
  // After the key was waited for: until then it was written to.
  const written = await journal.list({ instanceId: null, serverId: null, limit: MOST_ENTRIES });
  const isKept = await openWith(journal, key, deps);
  if (!written.ok) return isKept;
  for (const { id: _, ...entry } of [...written.value].reverse()) {
    const appended = await journal.append(entry);
    if (!appended.ok) deps.log.warn('journal.not-kept', { code: appended.error.code });
  }
  return isKept;
}

async function keyOf({ secrets, keys }: JournalDeps): Promise<string | null> {
  const kept = await secrets.get(KEY_NAME);
  if (!kept.ok || kept.value !== null) return kept.ok ? kept.value : null;
  const made = keys.make();
  const stored = await secrets.set(KEY_NAME, made);
  return stored.ok ? made : null;
}

async function openWith(journal: Journal, key: string | null, { log }: JournalDeps): Promise<boolean> {
  const opened = await journal.open(key);
  if (!opened.ok) log.error('journal.not-opened', { code: opened.error.code });
  else if (opened.value.movedAside) log.warn('journal.moved-aside', { file: opened.value.movedAside });
  return opened.ok && key !== null;
}
