/** A site in motion: its data, the events ahead of it, and its tasks. Every change goes through here and is counted. */
import type { ServerRecord, SiteData } from '../data/model';
import { mix } from '../data/random';
import { createSchedule, type Schedule } from './schedule';

export type TaskStatus = 'queued' | 'running' | 'complete' | 'fail';

export interface Task {
  readonly id: number;
  /** The number an action answers; not the id in the task list (notes, section 5). */
  readonly consulId: number;
  readonly name: string;
  readonly serverId: number;
  readonly createdAt: number;
  status: TaskStatus;
  startedAt: number | null;
  finishedAt: number | null;
  message: string;
}

export interface TaskPlan {
  readonly name: string;
  readonly durationMs: number;
  /** Holds the server for the whole task: no second action until it ends. */
  readonly exclusive: boolean;
  fails(server: ServerRecord): boolean;
  /** Called when the task starts running, with its length in clock time. */
  onStart?(durationMs: number): void;
  onFinish(): void;
  onFail(): void;
}

export interface World {
  readonly data: SiteData;
  readonly schedule: Schedule;
  /** Grows with every change; results of list queries are cached by it. */
  version(): number;
  touch(): void;
  /** Those that were not removed. */
  servers(): readonly ServerRecord[];
  /** Makes these, and no others, as good as deleted. */
  remove(ids: readonly number[]): void;
  server(id: number): ServerRecord | undefined;
  /** Tasks that are listed already: a new one appears only after a moment. */
  listedTasks(): readonly Task[];
  startTask(server: ServerRecord, plan: TaskPlan): Task;
  failNext(serverId: number): void;
  nextId(): number;
}

const QUEUE_MS = 900;
const LISTED_AFTER_MS = 400;
const FIRST_CONSUL_ID = 91_500;

export function createWorld(data: SiteData, clockNow: () => number, speed: number): World {
  const schedule = createSchedule(clockNow, speed);
  const tasks: Task[] = [];
  const failing = new Set<number>();
  let version = 0;
  let lastId = Math.max(10_000, data.ips.length);
  const touch = (): void => {
    version += 1;
  };
  let removed: ReadonlySet<number> = new Set();
  const startTask = (server: ServerRecord, plan: TaskPlan): Task => {
    const task = newTask(tasks.length + 1, plan.name, server.id, schedule.now());
    tasks.push(task);
    if (plan.exclusive) server.busy = true;
    const fails = failing.delete(server.id) || plan.fails(server);
    // Servers differ in how long they take, but the same server always takes the same time.
    const duration = plan.durationMs * (0.75 + (mix(data.seed, server.id, 9) % 50) / 100);
    schedule.after(QUEUE_MS, () => {
      task.status = 'running';
      task.startedAt = schedule.now();
      plan.onStart?.(duration / speed);
      touch();
      schedule.after(duration, () => {
        if (plan.exclusive) server.busy = false;
        task.finishedAt = schedule.now();
        task.status = fails ? 'fail' : 'complete';
        if (fails) task.message = `${plan.name} failed on ${server.name}`;
        if (fails) plan.onFail();
        else plan.onFinish();
        touch();
      });
    });
    touch();
    return task;
  };
  return {
    data,
    schedule,
    version: () => version,
    touch,
    servers: () => (removed.size === 0 ? data.servers : data.servers.filter(({ id }) => !removed.has(id))),
    server: (id) => (removed.has(id) ? undefined : data.servers[id - data.firstServerId]),
    remove: (ids) => {
      removed = new Set(ids);
      touch();
    },
    listedTasks: () => tasks.filter((task) => schedule.now() - task.createdAt >= LISTED_AFTER_MS / speed),
    startTask,
    failNext: (serverId) => failing.add(serverId),
    nextId: () => {
      lastId += 1;
      return lastId;
    },
  };
}

function newTask(number: number, name: string, serverId: number, createdAt: number): Task {
  return {
    id: 40 + number,
    consulId: FIRST_CONSUL_ID + number * 3,
    name,
    serverId,
    createdAt,
    status: 'queued',
    startedAt: null,
    finishedAt: null,
    message: '',
  };
}
