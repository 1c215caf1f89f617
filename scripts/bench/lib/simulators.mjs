/** Simulated datacenters of a given size, each a process of its own, and what a client must know of them. */
import { spawn } from 'node:child_process';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { endChild } from '../../lib/command.mjs';
import { onExit } from '../../lib/entry.mjs';
import { ROOT, TOOL_NODE } from '../../lib/paths.mjs';

const START_TIMEOUT_MS = 120_000;
/** A service that sleeps answers 503 to its first requests. */
const ASLEEP = 503;
const MOST_TRIES = 40;
const TRY_AGAIN_MS = 100;
/** Sites of one simulator process: they take ports one after the other. */
const SITES = 3;

/**
 * @typedef {object} SimulatedDatacenter
 * @property {string} url
 * @property {string} fingerprint
 * @property {string} email
 * @property {string} password
 * @property {number} servers
 * @property {() => Promise<void>} stop
 */

/**
 * The first site in what the simulator prints as it starts; null when it is not all there yet.
 * @param {string} text
 */
export function readSite(text) {
  const url = /^ {2}address +(\S+)$/m.exec(text)?.[1];
  const fingerprint = /^ {2}certificate +(\S+)$/m.exec(text)?.[1];
  const account = /^ {2}account +(\S+) +password (\S+) /m.exec(text);
  return url && fingerprint && account ? { url, fingerprint, email: account[1], password: account[2] } : null;
}

/**
 * @param {number} servers
 * @param {number} seed
 * @returns {Promise<SimulatedDatacenter>}
 */
export async function startSimulator(servers, seed) {
  const port = await freePorts(SITES);
  const options = ['--port', port, '--servers', servers, '--seed', seed].map(String);
  const child = spawn(TOOL_NODE, [join(ROOT, 'out/main/simulator.js'), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onExit(() => endChild(child));
  const site = await new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error('the simulator did not start in time')), START_TIMEOUT_MS);
    const hear = (/** @type {string} */ chunk) => {
      text += chunk;
      const found = readSite(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', () => reject(new Error(`the simulator ended as it started: ${text.trim()}`)));
  });
  const stop = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      endChild(child);
    });
  return { ...site, servers, stop };
}

/**
 * The first of some ports in a row that are free now.
 * @param {number} count
 */
async function freePorts(count) {
  for (let first = 42_000; first < 60_000; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
  throw new Error('no free ports');
}

/** @param {number} port */
function isFree(port) {
  return new Promise((/** @type {(value: boolean) => void} */ resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A session of a client that is not Coldaisle. The lists are awake once it is there.
 * @param {SimulatedDatacenter} datacenter
 * @returns {Promise<string>} The token.
 */
export async function signIn({ url, email, password }) {
  const answer = await ask(`${url}/api/auth/v4/public/token`, { body: JSON.stringify({ email, password }) });
  const { token } = JSON.parse(answer);
  await ask(`${url}/api/dci/v3/server?limit=0,1`, { token });
  return token;
}

/**
 * Names of some servers, spread evenly over the list.
 * @param {SimulatedDatacenter} datacenter
 * @param {number} count
 * @returns {Promise<string[]>}
 */
export async function serverNames(datacenter, count) {
  const token = await signIn(datacenter);
  const names = [];
  for (let index = 0; index < count; index += 1) {
    const offset = Math.floor(((index + 0.5) * datacenter.servers) / count);
    const page = await ask(`${datacenter.url}/api/dci/v3/server?limit=${offset},1`, { token });
    names.push(JSON.parse(page).list[0].name);
  }
  return names;
}

/** The lists a full sync reads. */
const LISTS = ['dci/v3/server', 'dci/v3/server/configuration', 'dci/v3/rack', 'dci/v3/user', 'dci/v3/ip'];
const IP_LISTS = ['ip/v3/ipnet', 'ip/v3/ippool'];

/**
 * Bytes of JSON of every list, each read in one.
 * @param {SimulatedDatacenter} datacenter
 */
export async function bytesOfLists(datacenter) {
  const token = await signIn(datacenter);
  let bytes = 0;
  for (const list of [...LISTS, ...IP_LISTS]) {
    bytes += Buffer.byteLength(await ask(`${datacenter.url}/api/${list}`, { token }));
  }
  return bytes;
}

/**
 * One request, repeated while the service wakes up.
 * @param {string} url
 * @param {{ token?: string, body?: string }} options
 * @returns {Promise<string>}
 */
async function ask(url, { token, body }) {
  for (let tries = 1; ; tries += 1) {
    const { status, text } = await send(url, token, body);
    if (status === 200 || status === 201) return text;
    if (status !== ASLEEP || tries === MOST_TRIES) throw new Error(`the simulator answered ${status}`);
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}

/**
 * @param {string} url
 * @param {string | undefined} token
 * @param {string | undefined} body
 * @returns {Promise<{ status: number, text: string }>}
 */
function send(url, token, body) {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(token ? { 'x-xsrf-token': token } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    // The certificate is one the simulator just made for itself.
    const options = { method: body ? 'POST' : 'GET', headers, rejectUnauthorized: false };
    const sent = request(url, options, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
