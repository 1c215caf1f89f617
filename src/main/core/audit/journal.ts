/** Opens the journal with a key of its own from the keychain. */
import type { Journal, Keys, Log, SecretStore } from '@core/ports';

const KEY_NAME = 'journal';

/** Without a keychain it lives in memory, as the copies do. Answers whether it is written. */
export async function openJournal(
  journal: Journal,
  { secrets, keys, log }: { secrets: SecretStore; keys: Keys; log: Log },
): Promise<boolean> {
  const kept = await secrets.get(KEY_NAME);
  let key = kept.ok ? kept.value : null;
  if (kept.ok && key === null) {
    const made = keys.make();
    const stored = await secrets.set(KEY_NAME, made);
    key = stored.ok ? made : null;
  }
  const opened = await journal.open(key);
  if (!opened.ok) log.error('journal.not-opened', { code: opened.error.code });
  else if (opened.value.movedAside) log.warn('journal.moved-aside', { file: opened.value.movedAside });
  return opened.ok && key !== null;
}

/** More than a person does in one run. */
const MOST_ENTRIES = 10_000;

/** Where its key can be kept from now on: what was written in memory in this run is written again. */
export async function keepJournal(
  journal: Journal,
  deps: { secrets: SecretStore; keys: Keys; log: Log },
): Promise<boolean> {
  const written = await journal.list({ instanceId: null, serverId: null, limit: MOST_ENTRIES });
  const isKept = await openJournal(journal, deps);
  if (!written.ok) return isKept;
  // Oldest first, as they were written.
  for (const { id: _, ...entry } of [...written.value].reverse()) {
    const appended = await journal.append(entry);
    if (!appended.ok) deps.log.warn('journal.not-kept', { code: appended.error.code });
  }
  return isKept;
}
