/**
 * Run by the tests that kill it: reads an instance into a copy again and again, or migrates a database, and says on its
 * output what it was promised. Takes one argument of JSON.
 */
import { createDciApi } from '../../src/main/adapters/dci-api/dci-api';
import { openDatabase } from '../../src/main/adapters/inventory-store/database';
import { openJournal } from '../../src/main/adapters/inventory-store/journal-file';
import { createLibrary } from '../../src/main/adapters/inventory-store/library';
import { createNodeFetch } from './node-fetch';

type Task =
  | {
      readonly kind: 'read';
      readonly folder: string;
      readonly id: string;
      readonly key: string;
      readonly address: string;
      readonly fingerprint: string;
      readonly token: string;
    }
  | { readonly kind: 'migrate'; readonly path: string; readonly key: string; readonly migrations: readonly string[] };

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
const say = (what: unknown) => process.stdout.write(`${JSON.stringify(what)}\n`);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const stamp = () => 'child';

async function readForEver({ folder, id, key, address, fingerprint, token }: Extract<Task, { kind: 'read' }>) {
  const clock = { nowMs: () => Date.now(), wait: () => new Promise<void>((done) => setImmediate(done)) };
  const real = { nowMs: clock.nowMs, wait: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
  const { fetch } = createNodeFetch({ pinnedFingerprint: fingerprint });
  const api = createDciApi({ address, token: () => token, fetch, clock: real, log: silent });
  const library = createLibrary({
    folder,
    clock,
    log: silent,
    stamp,
    readText: (_, request, signal) => api.readText(request, signal),
  });
  const journal = await openJournal(`${folder}/journal.db`, key, stamp);
  if (!journal.ok) throw new Error(journal.error.code);
  say({ opened: await library.open(id, key) });
  for (;;) {
    journal.value.journal.append({ atMs: Date.now(), instanceId: id, serverId: null, kind: 'power.intent', facts: {} });
    say('appended');
    const signal = new AbortController().signal;
    const read = await library.sync(id, { signal, numbering: null, onProgress: () => undefined });
    say(read.ok ? { read: read.value.kind } : { failed: read.error });
  }
}

if (task.kind === 'read') void readForEver(task);
else {
  say('begun');
  void openDatabase({ ...task, stamp }).then(({ ok }) => say({ opened: ok }));
}
