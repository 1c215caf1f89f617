import { createPlanBook } from '@core/operations/plan-book';
import { describe, expect, it } from 'vitest';
import { createBench } from './bench';

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

describe('approving a plan', () => {
  it('works once: a second click sends nothing', () => {
    const { plan, planBook, clock } = createBench();
    const { id, hash } = plan('power_off');
    expect(code(planBook.approve(id, hash, clock.nowMs()))).toBe('ok');
    expect(code(planBook.approve(id, hash, clock.nowMs()))).toBe('operation.plan-unknown');
  });

  it('refuses another hash and leaves the plan as it was', () => {
    const { plan, planBook, clock } = createBench();
    const { id, hash } = plan('power_off');
    expect(code(planBook.approve(id, hash.replace(/^./, 'x'), clock.nowMs()))).toBe('operation.plan-changed');
    expect(code(planBook.approve(id, hash, clock.nowMs()))).toBe('ok');
  });

  it('refuses after five minutes, to the millisecond', () => {
    const { plan, planBook } = createBench();
    const late = plan('power_off');
    expect(code(planBook.approve(late.id, late.hash, late.expiresAtMs))).toBe('operation.plan-expired');
    expect(code(planBook.approve(late.id, late.hash, late.expiresAtMs - 1))).toBe('ok');
  });

  it('refuses a plan it never held, and one that was not eligible', () => {
    const { plan, planBook, clock } = createBench({ power: 'off' });
    expect(code(planBook.approve('p', 'h', clock.nowMs()))).toBe('operation.plan-unknown');
    const skipped = plan('power_off');
    expect(planBook.approve(skipped.id, skipped.hash, clock.nowMs())).toMatchObject({
      error: { code: 'operation.not-eligible', details: { reason: 'already-off' } },
    });
  });

  it('does not grow for ever: plans long expired are dropped', () => {
    const { plan, clock } = createBench();
    const book = createPlanBook();
    const old = plan('power_off');
    book.add(old, clock.nowMs());
    book.add({ ...old, id: 'next' }, old.expiresAtMs + 2 * 60 * 60_000);
    expect(book.peek(old.id)).toBeNull();
  });
});
