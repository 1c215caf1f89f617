/** The real Secret Service, asked with its own tool. */
import { spawnSync } from 'node:child_process';

/** What the keychain holds for Coldaisle: `secret-tool`'s own words, empty when there is nothing. */
export function keychainEntries(): string {
  const asked = spawnSync('secret-tool', ['search', '--all', '--unlock', 'service', 'Coldaisle'], { encoding: 'utf8' });
  if (asked.error) throw asked.error;
  return `${asked.stdout}${asked.stderr}`;
}

export function clearKeychain(): void {
  spawnSync('secret-tool', ['clear', 'service', 'Coldaisle']);
}
