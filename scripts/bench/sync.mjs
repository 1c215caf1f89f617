/** A first full sync of one datacenter, beside curl and jq on the list of its servers. */
import { capture } from '../lib/command.mjs';
import { timeSync } from './lib/page-program.mjs';
import { inTurn, NotMeasurable } from './lib/result.mjs';
import { signIn } from './lib/simulators.mjs';
import { median } from './lib/statistics.mjs';
import { sizeName } from './sizes.mjs';

const SYNC_TIMEOUT_MS = 300_000;
/** What a line of a list of servers shows. */
const LINE = `.list[] | [.id, .name, .domain, .state, .operation, .pdu_connection.power_status, .owner_email, .mac,
  [.ip[]?.name], .configuration, .os_template.name, .location.name, .rack.name, .unit, .platform.name, .chassis, .slot,
  .ipmi.ip, .barcode, [.switch_connection[]? | .switch_name, .description], .diag_error]`;
// The token and the filter come through the environment: nothing in them is the shell's to read.
const PIPE = 'curl -sSfk -H "x-xsrf-token: $BENCH_TOKEN" "$BENCH_URL" | jq -c "$BENCH_LINE" | wc -l';

/** Per server in microseconds, by size; the larger size is told beside the smaller one. @type {Map<number, number>} */
const perServer = new Map();

/**
 * @param {number} servers
 * @returns {import('./lib/result.mjs').Bench}
 */
export function sync(servers) {
  return {
    id: `sync-${sizeName(servers)}`,
    metric: 'first sync of all lists of a datacenter, until it is committed',
    unit: 'ms',
    statistic: 'median',
    target: 1.5,
    referenceName: 'curl | jq',
    limit: null,
    byDefault: servers === 10_000,
    measure: async (context) => {
      const world = await context.world(servers);
      const [datacenter] = world.datacenters;
      const token = await signIn(datacenter);
      const program = await world.open();
      try {
        const [{ instance }] = await program.loaded();
        const ours = () => syncOnce(program, instance.id, servers);
        const reference = () => curlAndJq(datacenter.url, token, servers);
        await reference();
        const measured = await inTurn(servers > 10_000 ? 3 : 7, ours, reference);
        return { ...measured, notes: [perServerNote(servers, median(measured.ours))] };
      } finally {
        await program.close();
      }
    },
  };
}

/**
 * @param {import('./lib/world.mjs').Program} program
 * @param {string} id
 * @param {number} servers
 */
async function syncOnce(program, id, servers) {
  const { ms, servers: read } = await program.evaluate(timeSync, { id, timeoutMs: SYNC_TIMEOUT_MS });
  if (read !== servers) throw new NotMeasurable(`the sync read ${read} of ${servers} servers`);
  return ms;
}

/**
 * @param {string} url
 * @param {string} token
 * @param {number} servers
 */
async function curlAndJq(url, token, servers) {
  const list = `${url}/api/dci/v3/server?limit=0,${servers}`;
  const env = { ...process.env, BENCH_TOKEN: token, BENCH_URL: list, BENCH_LINE: LINE };
  const started = performance.now();
  const { stdout, stderr } = await capture('sh', ['-c', PIPE], { env });
  const ms = performance.now() - started;
  const lines = Number(stdout.trim());
  if (lines !== servers) throw new NotMeasurable(`curl and jq read ${lines} of ${servers} servers: ${stderr.trim()}`);
  return ms;
}

/**
 * @param {number} servers
 * @param {number} ms
 */
function perServerNote(servers, ms) {
  perServer.set(servers, (ms * 1000) / servers);
  const figures = [...perServer].map(([size, each]) => `${each.toFixed(1)} µs at ${sizeName(size)}`);
  return `per server: ${figures.join(', ')}`;
}
