/** Reads an instance into its open copy, holds back what looks wrong, and puts in place what was held when it is asked to. */
import { fail, ok, type Result } from '@contract/errors';
import type { UnitNumbering } from '@contract/types/rack';
import type { CopySummary, StoreSyncOptions, StoreSyncOutcome } from '@core/ports';
import { giveBackMemory } from './connection';
import { codeOf, isClosed } from './database';
import { inTurn, type LibraryDeps, type Open } from './open-copy';
import { keepProjections } from './projections';
import { dropOf, keepHouse, putInPlace, type Reading, readInstance } from './read-instance';
import { createThreadClient } from './thread-client';

/** Once the one before it is over. Ends when it is cancelled, and when the copy is closed. */
export function syncCopy(deps: LibraryDeps, entry: Open, options: StoreSyncOptions): Promise<Result<StoreSyncOutcome>> {
  return inTurn(entry, async () => {
    const stop = new AbortController();
    const end = () => stop.abort();
    const ends = [options.signal, entry.closing.signal];
    for (const one of ends) {
      if (one.aborted) end();
      one.addEventListener('abort', end, { once: true });
    }
    try {
      return await readInto(deps, entry, { ...options, signal: stop.signal });
    } catch (thrown) {
      if (isClosed(thrown)) return fail('inventory.cancelled', {});
      throw thrown;
    } finally {
      for (const one of ends) one.removeEventListener('abort', end);
    }
  });
}

async function readInto(deps: LibraryDeps, entry: Open, options: StoreSyncOptions): Promise<Result<StoreSyncOutcome>> {
  const { copy } = entry;
  const { clock, log } = deps;
  if (options.signal.aborted) return fail('inventory.cancelled', {});
  entry.held = null;
  let pages = 0;
  const client = createThreadClient({
    readText: (request, signal) => deps.readText(copy.id, request, signal),
    clock,
    log,
    onPage: () => {
      pages += 1;
    },
  });
  const reading = await readInstance(copy, client, clock, options, () => pages);
  if (!reading.ok) {
    copy.file.discardStaged(copy.file.current());
    return reading;
  }
  const drop = dropOf(copy, reading.value);
  if (drop) {
    entry.held = reading.value;
    // It answered: that its list is doubted says nothing against the person.
    copy.file.prove(reading.value.readAtMs);
    return ok({ kind: 'dropped', drop });
  }
  return ok({ kind: 'replaced', ...(await place(deps, entry, reading.value, options.numbering)) });
}

/** Null: the question is gone. */
export function answerDrop(deps: LibraryDeps, entry: Open, use: 'old' | 'new'): Promise<Result<CopySummary | null>> {
  return inTurn(entry, async () => {
    const { held, copy } = entry;
    if (!held) return ok(null);
    if (use === 'new') await place(deps, entry, held, null);
    else copy.file.discardStaged(copy.file.current());
    entry.held = null;
    return ok(copy.summary());
  });
}

async function place(
  deps: LibraryDeps,
  entry: Open,
  reading: Reading,
  numbering: UnitNumbering | null,
): Promise<{ summary: CopySummary; changes: number; differs: boolean }> {
  const { changes, differs } = await putInPlace(entry.copy, reading, deps.clock);
  const summary = entry.copy.summary() as CopySummary;
  // Not waited for, but before the next reading: it takes away pieces that no generation has.
  void inTurn(entry, () => afterCommit(deps, entry, numbering, differs));
  return { summary, changes, differs };
}

const REPAIR_AFTER_MS = 2_000;

/** What was brought up to date as the copy was opened is kept for the next start. Not at once: it is shown first. */
export async function repairProjections(deps: LibraryDeps, entry: Open): Promise<void> {
  const { copy } = entry;
  if (copy.summary() === null || copy.file.projectedGeneration() === copy.file.current()) return;
  await deps.clock.wait(REPAIR_AFTER_MS);
  await inTurn(entry, () => afterCommit(deps, entry, null, true));
}

/** What the next start is quicker with. It failing changes nothing that was promised. */
async function afterCommit(
  { clock, log }: LibraryDeps,
  { copy }: Open,
  numbering: UnitNumbering | null,
  differs: boolean,
): Promise<void> {
  try {
    await clock.wait(0);
    const before = copy.shown().wall;
    copy.wall(numbering);
    if (differs || copy.shown().wall !== before) await keepProjections(copy);
    copy.lines.dropList();
    keepHouse(copy, clock.nowMs());
    await giveBackMemory();
  } catch (thrown) {
    if (!isClosed(thrown)) log.warn('store.tidying-failed', { instance: copy.id, code: codeOf(thrown) });
  }
}
