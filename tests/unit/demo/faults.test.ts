/** Which fault hits which request, and what it makes of the answer. */
import { describe, expect, it } from 'vitest';
import { json, render } from '../../../src/main/demo/http/answer';
import { createFaultBox, mangle } from '../../../src/main/demo/http/faults';

const CUT = { kind: 'cut', when: 'before' } as const;
const EMPTY = { kind: 'empty' } as const;

describe('fault box', () => {
  it('hits as often as told, after letting through as many as told', () => {
    const box = createFaultBox({ rules: [{ effect: CUT, skip: 1, times: 2 }] });
    const hits = Array.from({ length: 5 }, () => box.hit('GET', '/x').effect !== null);
    expect(hits).toEqual([false, true, true, false, false]);
  });

  it('looks at method and path, text or expression, also one with the global flag', () => {
    const box = createFaultBox();
    box.add({ effect: CUT, method: 'POST', path: '/server/7/', times: Number.POSITIVE_INFINITY });
    box.add({ effect: EMPTY, path: /\/rack$/g, times: 2 });
    expect(box.hit('GET', '/dci/v3/server/7/power_on').effect).toBeNull();
    expect(box.hit('POST', '/dci/v3/server/7/power_on').effect).toEqual(CUT);
    expect(box.hit('GET', '/dci/v3/rack').effect).toEqual(EMPTY);
    expect(box.hit('GET', '/dci/v3/rack').effect).toEqual(EMPTY);
  });

  it('adds delays up and spends one decisive effect per request', () => {
    const box = createFaultBox({ latencyMs: 5 });
    box.add({ effect: { kind: 'latency', ms: 20 } });
    box.add({ effect: CUT });
    box.add({ effect: EMPTY });
    expect(box.hit('GET', '/x')).toEqual({ delayMs: 25, effect: CUT });
    expect(box.hit('GET', '/x')).toEqual({ delayMs: 5, effect: EMPTY });
    expect(box.hit('GET', '/x')).toEqual({ delayMs: 5, effect: null });
  });

  it('forgets a rule that was taken back, and everything when cleared', () => {
    const box = createFaultBox({ latencyMs: 5 });
    const remove = box.add({ effect: CUT, times: Number.POSITIVE_INFINITY });
    remove();
    expect(box.hit('GET', '/x').effect).toBeNull();
    box.add({ effect: CUT });
    box.clear();
    expect(box.hit('GET', '/x')).toEqual({ delayMs: 0, effect: null });
  });
});

describe('mangled answers', () => {
  const answer = (): ReturnType<typeof render> =>
    render(json({ list: [{ id: 5, is_new: false, name: 'x' }], size: 1 }));
  const text = (effect: Parameters<typeof mangle>[1]): string => [...mangle(answer(), effect).chunks].join('');

  it('is no longer JSON when truncated, and nothing at all when empty', () => {
    expect(() => JSON.parse(text({ kind: 'truncate' }))).toThrow(SyntaxError);
    expect(text({ kind: 'empty' })).toBe('');
  });

  it('is still JSON, of other types, when mistyped', () => {
    expect(JSON.parse(text({ kind: 'mistype' }))).toEqual({
      list: { 0: { id: 'number 5', is_new: [false], name: 'x' } },
      size: 'number 1',
    });
  });
});
