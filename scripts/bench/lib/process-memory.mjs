/** What a program and all processes it started hold in memory, as Linux accounts for it. */
import { readdirSync, readFileSync } from 'node:fs';
import { NotMeasurable } from './result.mjs';

/**
 * The process and everything below it.
 * @param {number} root
 * @param {ReadonlyArray<{ pid: number, parent: number }>} processes
 */
export function treeOf(root, processes) {
  const tree = [root];
  // The list grows while it is walked: children of children are found too.
  for (const pid of tree) {
    for (const child of processes) if (child.parent === pid && !tree.includes(child.pid)) tree.push(child.pid);
  }
  return tree;
}

/**
 * The parent in a line of /proc/PID/stat; the name before it may hold spaces and brackets.
 * @param {string} stat
 */
export function parentInStat(stat) {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/**
 * Bytes in a `Pss:` or `VmRSS:` line, or null.
 * @param {string} text
 * @param {string} name
 */
export function bytesIn(text, name) {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/**
 * Memory of the tree in bytes: each process's proportional share, its resident size where that cannot be read.
 * @param {number} root
 */
export function memoryOfTree(root) {
  if (process.platform !== 'linux')
    throw new NotMeasurable('memory of a process tree is read from /proc, on Linux only');
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readProc(`${name}/stat`);
      return stat === null ? [] : [{ pid: Number(name), parent: parentInStat(stat) }];
    });
  return treeOf(root, processes)
    .map((pid) => memoryOf(pid))
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** @param {number} pid */
function memoryOf(pid) {
  const share = bytesIn(readProc(`${pid}/smaps_rollup`) ?? '', 'Pss');
  return share ?? bytesIn(readProc(`${pid}/status`) ?? '', 'VmRSS') ?? 0;
}

/**
 * Null when the process is gone or another user's.
 * @param {string} path
 */
function readProc(path) {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}
