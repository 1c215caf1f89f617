/** Opens the journal with a key of its own from the keychain. */
import type { Journal, Keys, Log, SecretStore } from '@core/ports';

const KEY_NAME = 'journal';

/** Without a keychain it lives in memory, as the copies do. */
export async function openJournal(
  journal: Journal,
  { secrets, keys, log }: { secrets: SecretStore; keys: Keys; log: Log },
): Promise<void> {
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
}
