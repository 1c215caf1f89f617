/** Run by the keychain tests inside a session bus of their own: does what it is told, one line of JSON per answer. */
import { readFile } from 'node:fs/promises';
import type { SecretStore } from '@core/ports';
import { createKeytarSecretStore } from '../../src/main/adapters/secret-store-keytar';

const [, , service = '', steps = '[]'] = process.argv;

async function run(): Promise<void> {
  const store = createKeytarSecretStore(service);
  for (const [call, name = '', secret = ''] of JSON.parse(steps) as string[][]) {
    process.stdout.write(`${JSON.stringify(await perform(store, call, name, secret))}\n`);
  }
  // Node's own exit waits for every worker thread, and one may wait for a keychain that never answers.
  process.kill(process.pid, 'SIGKILL');
}

function perform(store: SecretStore, call: string | undefined, name: string, secret: string): Promise<unknown> {
  switch (call) {
    case 'status':
      return store.status();
    case 'set':
      return store.set(name, secret);
    case 'get':
      return store.get(name);
    case 'delete':
      return store.delete(name);
    case 'ask-eight-times-and-read-a-file':
      for (let asked = 0; asked < 8; asked += 1) void store.get(name);
      return readFile(__filename).then(() => 'file read');
    default:
      throw new Error(`no such step: ${call}`);
  }
}

void run();
