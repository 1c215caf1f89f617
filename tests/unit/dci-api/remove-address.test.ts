/** Taking an address away: POST as printed, DELETE only where nobody handles POST, and believed only when read back. */
import type { JsonObject } from '@contract/types/json';
import { describe, expect, it } from 'vitest';
import { CUT, createFakeInstance, type FakeAnswer } from './fake-instance';

const ACCEPTED: FakeAnswer = { json: { id: 11, task: 5 } };
const NO_HANDLER: FakeAnswer = { status: 400, json: { error: { code: 1106, msg: 'no handler' } } };
const THERE = { id: 11, name: '192.0.2.7', status: 'ok' };
const OTHER = { id: 12, name: '192.0.2.8', status: 'ok' };

interface Behaviour {
  readonly post: FakeAnswer;
  readonly delete?: FakeAnswer;
  /** The list at the first look, the second ... the last one stays. */
  readonly looks: readonly (readonly (JsonObject | string)[])[];
}

function instance(behaviour: Behaviour) {
  let looks = 0;
  const fake = createFakeInstance(({ method }) => {
    if (method === 'POST') return behaviour.post;
    if (method === 'DELETE') return behaviour.delete ?? NO_HANDLER;
    const list = behaviour.looks[Math.min(looks, behaviour.looks.length - 1)] ?? [];
    looks += 1;
    return { json: { list, size: list.length } };
  });
  return {
    ...fake,
    writes: () => fake.sent.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
  };
}

describe('removing an address', () => {
  it('posts to the address, as printed, and sees that it is gone', async () => {
    const { api, sent, writes } = instance({ post: ACCEPTED, looks: [[OTHER]] });
    expect(await api.removeAddress(7, 11)).toEqual({ ok: true, value: { id: 11, task: 5, verified: true } });
    expect(writes()).toEqual(['POST /api/dci/v3/server/7/ip/11']);
    expect(sent[0]?.body).toEqual({});
  });

  it.each([
    ['code 1106', NO_HANDLER],
    ['405', { status: 405, text: '' }],
    ['404 without a code', { status: 404, text: '' }],
  ] as const)('deletes where POST has no handler (%s)', async (_name, post) => {
    const { api, writes } = instance({ post, delete: ACCEPTED, looks: [[]] });
    expect(await api.removeAddress(7, 11)).toMatchObject({ ok: true, value: { verified: true } });
    expect(writes()).toEqual(['POST /api/dci/v3/server/7/ip/11', 'DELETE /api/dci/v3/server/7/ip/11']);
  });

  it.each([
    ['refused', { status: 400, json: { error: { code: 3080, msg: 'no such address' } } }, 'dci.refused'],
    ['forbidden', { status: 403, json: { error: { code: 5, msg: 'no' } } }, 'dci.forbidden'],
    ['signed out', { status: 401, json: {} }, 'dci.unauthorised'],
  ] as const)('does not try DELETE when POST was %s', async (_name, post, code) => {
    const { api, writes } = instance({ post, delete: ACCEPTED, looks: [[]] });
    expect(await api.removeAddress(7, 11)).toMatchObject({ ok: false, error: { code } });
    expect(writes()).toHaveLength(1);
  });

  it('counts an address that is going as gone, and gives the task a moment', async () => {
    const { api, clock } = instance({ post: ACCEPTED, looks: [[THERE], [{ ...THERE, status: 'deleting' }]] });
    expect(await api.removeAddress(7, 11)).toMatchObject({ ok: true, value: { verified: true } });
    expect(clock.pauses).toEqual([500]);
  });

  it('is not believed when the answer was 200 and nothing changed', async () => {
    const { api, sent } = instance({ post: ACCEPTED, looks: [[THERE]] });
    expect(await api.removeAddress(7, 11)).toEqual({ ok: true, value: { id: 11, task: 5, verified: false } });
    expect(sent.filter(({ method }) => method === 'GET')).toHaveLength(4);
  });

  it.each([
    ['a row without an id', [{ name: '192.0.2.7' }]],
    ['something that is no row', ['192.0.2.7']],
  ])('is not believed when the list holds %s', async (_name, list) => {
    const { api } = instance({ post: ACCEPTED, looks: [list] });
    expect(await api.removeAddress(7, 11)).toMatchObject({ ok: true, value: { verified: false } });
  });

  it('settles a lost answer by reading, never by sending again', async () => {
    const gone = instance({ post: CUT, looks: [[OTHER]] });
    expect(await gone.api.removeAddress(7, 11)).toEqual({ ok: true, value: { id: null, task: null, verified: true } });
    expect(gone.writes()).toHaveLength(1);
    const there = instance({ post: CUT, looks: [[THERE]] });
    expect(await there.api.removeAddress(7, 11)).toMatchObject({
      error: { code: 'dci.outcome-unknown', details: { cause: 'cut' } },
    });
    expect(there.writes()).toHaveLength(1);
  });
});
