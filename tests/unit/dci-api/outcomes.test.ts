/** What comes back: errors as codes, repeating, time limits, and what is never told. */
import type { DciApi } from '@core/ports';
import { describe, expect, it } from 'vitest';
import { CUT, createFakeInstance, type FakeAnswer, settled, TOKEN } from './fake-instance';

const error = (code: number | string, msg = 'no', value: unknown = null) => ({ error: { code, msg, value } });

async function readOf(answer: FakeAnswer) {
  const fake = createFakeInstance(() => answer);
  const result = await fake.api.listRacks();
  return { ...fake, error: result.ok ? null : result.error };
}

async function writeOf(answer: FakeAnswer) {
  const fake = createFakeInstance(() => answer);
  const result = await fake.api.powerOff(7);
  return { ...fake, error: result.ok ? null : result.error };
}

describe('refusals of a read', () => {
  const refused = (httpStatus: number, apiCode: number | null, apiMessage = '', apiValue: unknown = null) => ({
    httpStatus,
    apiCode,
    apiMessage,
    apiValue,
  });
  it.each([
    ['401', { status: 401, json: error(1000) }, 'dci.unauthorised', {}],
    ['401 without JSON', { status: 401, text: '' }, 'dci.unauthorised', {}],
    ['code 1000 under another status', { status: 400, json: error('1000') }, 'dci.unauthorised', {}],
    ['403', { status: 403, json: error(1234, 'not yours') }, 'dci.forbidden', refused(403, 1234, 'not yours')],
    ['no handler', { status: 400, json: error(1106) }, 'dci.unsupported', { path: '/api/dci/v3/rack' }],
    ['404 as a web page', { status: 404, text: '<html>' }, 'dci.unsupported', { path: '/api/dci/v3/rack' }],
    ['404 with a code', { status: 404, json: error(77, 'm') }, 'dci.refused', refused(404, 77, 'm')],
    ['500', { status: 500, json: error(5, 'm', { a: 1 }) }, 'dci.refused', refused(500, 5, 'm', { a: 1 })],
    ['502 as a web page', { status: 502, text: '<html>' }, 'dci.refused', refused(502, null)],
    ['a refusal that came with 200', { json: error(5, 'm') }, 'dci.refused', refused(200, 5, 'm')],
    ['a web page with 200', { text: '<!doctype html>' }, 'dci.malformed', { where: 'body' }],
    ['half an answer', { text: '{"list":[{"id":1}' }, 'dci.malformed', { where: 'body' }],
    ['nothing', { text: '' }, 'dci.malformed', { where: 'body' }],
    ['a list that is none', { json: { list: { '0': {} } } }, 'dci.malformed', { where: 'list' }],
    ['JSON that is no object', { json: [1, 2] }, 'dci.malformed', { where: 'list' }],
    ['a redirect', { status: 302, text: '' }, 'dci.malformed', { where: 'status' }],
  ] as const)('%s', async (_name, answer, code, details) => {
    expect((await readOf(answer)).error).toEqual({ code, details });
  });

  it('reads a list without parameters where the instance refuses them, and only if that is all of it', async () => {
    const plain = { list: [{ id: 1, name: 'R1' }] };
    const { api } = createFakeInstance(({ query }) =>
      query === '' ? { json: plain } : { status: 400, json: error(3008) },
    );
    expect(await api.listRacks()).toMatchObject({ ok: true, value: [{ id: 1, name: 'R1' }] });
    const partial = createFakeInstance(({ query }) =>
      query === '' ? { json: { ...plain, size: 900 } } : { status: 400, json: error(3008) },
    );
    expect(await partial.api.listRacks()).toMatchObject({ ok: false, error: { code: 'dci.refused' } });
    const unsorted = createFakeInstance(({ query }) =>
      query.includes('orderby') ? { status: 400, json: error(3008) } : { json: { ...plain, size: 1 } },
    );
    expect(await unsorted.api.listRacks()).toMatchObject({ ok: true });
    expect(unsorted.sent.map(({ query }) => query)).toEqual(['limit=0,500&orderby=id asc', 'limit=0,500']);
  });
});

describe('refusals of a write', () => {
  it.each([
    ['400', { status: 400, json: error(3008, 'Unexpected property') }, 'dci.refused'],
    ['a server that is not there', { status: 400, json: error(3080) }, 'server.not-found'],
    ['the same with 500', { status: 500, json: error(3080) }, 'server.not-found'],
    ['401', { status: 401, json: error(1000) }, 'dci.unauthorised'],
    ['no handler', { status: 404, text: '' }, 'dci.unsupported'],
  ] as const)('%s means that nothing was done', async (_name, answer, code) => {
    expect((await writeOf(answer)).error?.code).toBe(code);
  });

  it('does not blame the server for what may be the other object of the call', async () => {
    const { api } = createFakeInstance(() => ({ status: 400, json: error(3080, 'user') }));
    expect(await api.assignOwner(7, 1)).toMatchObject({ error: { code: 'dci.refused', details: { apiCode: 3080 } } });
  });

  it.each([
    ['500 with a code', { status: 500, json: error(5) }, 'server-error'],
    ['502 as a web page', { status: 502, text: '<html>' }, 'server-error'],
    ['a web page with 200', { text: '<html>' }, 'malformed'],
    ['half an answer', { text: '{"id":7,"ta' }, 'malformed'],
    ['an empty answer', { text: '' }, 'malformed'],
    ['204', { status: 204, text: '' }, 'malformed'],
    ['words for numbers', { json: { id: 'seven', task: 'many' } }, 'malformed'],
    ['a list', { json: [] }, 'malformed'],
    ['a redirect', { status: 307, text: '' }, 'malformed'],
    ['a cut connection', CUT, 'cut'],
    ['a body that breaks off', { breaksOff: true }, 'cut'],
    [
      'a time-out of the transport',
      { fails: { code: 'network.timed-out', details: { host: 'h', afterMs: 5 } } },
      'timed-out',
    ],
    [
      'a redirect the transport refused',
      { fails: { code: 'dci.not-dcimanager', details: { host: 'h' } } },
      'malformed',
    ],
  ] as const)('%s leaves the outcome unknown, and nothing is sent again', async (_name, answer, cause) => {
    const { error: failure, sent } = await writeOf(answer);
    expect(failure).toEqual({ code: 'dci.outcome-unknown', details: { cause } });
    expect(sent).toHaveLength(1);
  });

  it('is not unknown when no connection was made', async () => {
    const unreachable = { code: 'network.unreachable', details: { host: 'h', reason: 'refused' } } as const;
    const { error: failure, sent } = await writeOf({ fails: unreachable });
    expect(failure).toEqual(unreachable);
    expect(sent).toHaveLength(1);
  });
});

describe('a sleeping service', () => {
  const nap = (times: number, then: FakeAnswer) => (_sent: unknown, count: number) =>
    count <= times ? { status: 503, text: 'Unavailable' } : then;

  it('is asked again after 0.1 s, 0.2 s, 0.3 s, for reads and writes alike', async () => {
    for (const call of [(api: DciApi) => api.powerOn(7), (api: DciApi) => api.listRacks()]) {
      const { api, sent, clock } = createFakeInstance(nap(3, { json: { id: 7, task: 1, list: [], size: 0 } }));
      expect(await call(api)).toMatchObject({ ok: true });
      expect(sent).toHaveLength(4);
      expect(clock.pauses).toEqual([100, 200, 300]);
    }
  });

  it('is given up after a minute', async () => {
    const { api, clock, sent } = createFakeInstance(() => ({ status: 503, json: {} }));
    const startedMs = clock.nowMs();
    const result = await api.powerOn(7);
    const tookMs = clock.nowMs() - startedMs;
    expect(result).toEqual({ ok: false, error: { code: 'dci.asleep', details: { waitedMs: tookMs } } });
    expect(tookMs).toBeGreaterThan(55_000);
    expect(tookMs).toBeLessThanOrEqual(60_000);
    expect(sent.length).toBeLessThan(40);
  });

  it('that wakes only to cut the connection does not get the write again', async () => {
    const { api, sent } = createFakeInstance(nap(2, CUT));
    expect(await api.powerOn(7)).toMatchObject({ error: { code: 'dci.outcome-unknown' } });
    expect(sent).toHaveLength(3);
  });

  it('can be cancelled between two tries', async () => {
    const abort = new AbortController();
    const { api, sent } = createFakeInstance(() => {
      abort.abort();
      return { status: 503, json: {} };
    });
    expect(await api.listRacks({ signal: abort.signal })).toMatchObject({ error: { code: 'inventory.cancelled' } });
    expect(sent).toHaveLength(1);
  });
});

describe('a cut read', () => {
  it('is sent again twice, then given up', async () => {
    const { api, sent } = createFakeInstance(() => CUT);
    expect(await api.listRacks()).toMatchObject({ error: { code: 'network.cut' } });
    expect(sent).toHaveLength(3);
  });

  it('succeeds when a later try does', async () => {
    const { api } = createFakeInstance((_sent, count) =>
      count < 3 ? { breaksOff: true } : { json: { list: [], size: 0 } },
    );
    expect(await api.listRacks()).toEqual({ ok: true, value: [] });
  });

  it('is not repeated where nothing listens or the certificate is wrong', async () => {
    const { api, sent } = createFakeInstance(() => ({ fails: { code: 'tls.failed', details: { host: 'h' } } }));
    expect(await api.listRacks()).toMatchObject({ error: { code: 'tls.failed' } });
    expect(sent).toHaveLength(1);
  });
});

describe('time limits', () => {
  it.each(['listening', 'deaf'] as const)('end a read that hangs (%s)', async (hangs) => {
    const { api, clock, sent } = createFakeInstance(() => ({ hangs }));
    const reading = api.listRacks();
    await settled();
    clock.advance(120_000);
    expect(await reading).toEqual({
      ok: false,
      error: { code: 'network.timed-out', details: { host: 'dci.example', afterMs: 120_000 } },
    });
    expect(sent).toHaveLength(1);
  });

  it('leave the outcome of a write unknown', async () => {
    const { api, clock, sent } = createFakeInstance(() => ({ hangs: 'listening' }));
    const writing = api.powerOff(7);
    await settled();
    clock.advance(30_000);
    expect(await writing).toMatchObject({ error: { code: 'dci.outcome-unknown', details: { cause: 'timed-out' } } });
    expect(sent).toHaveLength(1);
  });

  it('do not cut an answer short that came before', async () => {
    const { api, clock } = createFakeInstance(() => ({ json: { id: 7, task: 1 } }));
    expect(await api.powerOff(7)).toMatchObject({ ok: true });
    clock.advance(1_000_000);
    expect(await api.powerOff(7)).toMatchObject({ ok: true });
  });

  it.each(['listening', 'deaf'] as const)('are not needed to cancel a read (%s)', async (hangs) => {
    const abort = new AbortController();
    const { api } = createFakeInstance(() => ({ hangs }));
    const reading = api.listServers({ signal: abort.signal });
    await settled();
    abort.abort();
    expect(await reading).toEqual({ ok: false, error: { code: 'inventory.cancelled', details: {} } });
  });
});

describe('bugs and secrets', () => {
  it('passes on what no transport threw: it is a bug', async () => {
    const bug = new TypeError('x is not a function');
    const { api } = createFakeInstance(() => ({ throws: bug }));
    await expect(api.listRacks()).rejects.toBe(bug);
    await expect(api.powerOn(7)).rejects.toBe(bug);
  });

  it('takes passwords and tokens out of a refusal that echoes them', async () => {
    const password = 'p"w d/ü';
    const forms = [password, JSON.stringify(password), encodeURIComponent(password), TOKEN];
    const echo = error(3008, `bad: ${forms.join(' ')}`, { sent: { password, hdd: 'x' }, text: [forms], [password]: 1 });
    const { api } = createFakeInstance(() => ({ status: 400, json: echo }));
    const result = await api.installOs(7, { raid: 'no_raid', templateId: 1, password, sshPublicKeys: [] });
    expect(result).toMatchObject({ error: { code: 'dci.refused', details: { apiCode: 3008 } } });
    const texts = textsIn(result);
    for (const form of [...forms, JSON.stringify(password).slice(1, -1)]) {
      expect(texts.filter((text) => text.includes(form))).toEqual([]);
    }
  });

  it('writes method, path and status to the log, and no token, password, body or query', async () => {
    const { api, log } = createFakeInstance(({ path }) =>
      path.includes('public/token') ? { status: 201, json: { id: '1', token: TOKEN } } : { json: { id: 1, list: [] } },
    );
    await api.signIn('a@b.example', 'hunter2!');
    await api.listServers();
    await api.installOs(7, { raid: 'no_raid', templateId: 1, password: 'hunter2!', sshPublicKeys: ['ssh-rsa AAA'] });
    await api.signOut(TOKEN);
    // Before the write and after it.
    const reads = ['GET /api/dci/v3/server/7 200', 'GET /api/dci/v3/server 200'];
    expect(log.lines.map(({ fields }) => `${fields['method']} ${fields['path']} ${fields['status']}`)).toEqual([
      'POST /api/auth/v4/public/token 201',
      'GET /api/dci/v3/server 200',
      ...reads,
      'POST /api/dci/v3/server/7/operation_os 200',
      ...reads,
      'DELETE /api/auth/v4/token/••• 200',
    ]);
    for (const secret of [TOKEN, 'hunter2', 'ssh-rsa', 'a@b.example', 'limit'])
      expect(log.text()).not.toContain(secret);
  });
});

/** Every text and every key of a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
}
