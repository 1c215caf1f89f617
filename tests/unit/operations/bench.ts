/** A runner on a small DCImanager under a hand-driven clock, with what it told along the way. */
import { createHash } from 'node:crypto';
import { ok } from '@contract/errors';
import type { JournalEntry } from '@contract/types/history';
import type { PowerPlan, PowerRun, PowerVerb } from '@contract/types/operation';
import type { Server } from '@contract/types/server';
import { createPlanBook } from '@core/operations/plan-book';
import { planPower } from '@core/operations/power-plan';
import { createPowerRunner } from '@core/operations/power-run';
import type { Log } from '@core/ports';
import { createHandClock } from './hand-clock';
import { SmallDcimanager } from './small-dcimanager';

export const INSTANCE = '0b9d5a52-6f0a-4c0e-9a53-6b4cf1f7c001';
export const digest = { sha256Hex: (text: string) => createHash('sha256').update(text).digest('hex') };
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function createBench(server: Partial<Server> = {}) {
  const clock = createHandClock();
  const dci = new SmallDcimanager(clock, server);
  const planBook = createPlanBook();
  const told: PowerRun[] = [];
  const journal: Omit<JournalEntry, 'id'>[] = [];
  let nextId = 0;
  const uuid = () => {
    nextId += 1;
    return `id-${nextId}`;
  };
  const runner = createPowerRunner({
    api: () => (dci.signedIn ? dci.api : null),
    known: async () => null,
    planBook,
    record: async (entry) => {
      journal.push(entry);
      return ok();
    },
    clock,
    ids: { uuid },
    log: silent,
    onChange: (run) => told.push(run),
    onServerRead: () => undefined,
  });
  const plan = (verb: PowerVerb): PowerPlan => {
    const made = planPower({
      verb,
      instance: { id: INSTANCE },
      server: dci.serverNow(),
      session: { kind: 'signed-in', account: 'r.vermeer', keptIn: 'keychain' },
      busy: runner.isBusy(INSTANCE, dci.server.id),
      nowMs: clock.nowMs(),
      id: uuid(),
      digest,
    });
    planBook.add(made, clock.nowMs());
    return made;
  };
  const start = (verb: PowerVerb) => {
    const { id, hash } = plan(verb);
    return runner.approve(id, hash);
  };
  /** Each phase once, in the order it was told. */
  const phases = (run: PowerRun) => {
    const all = told.filter(({ id }) => id === run.id).map(({ phase }) => phase);
    return all.filter((phase, index) => phase !== all[index - 1]);
  };
  const latest = () => runner.list()[0] as PowerRun;
  return { journal, clock, dci, planBook, runner, told, plan, start, phases, latest };
}
