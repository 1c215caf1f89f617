/** A row of the task list: the fields attested for the sister platform (notes, section 5), and what went wrong. */
import type { Task } from '../actions/world';

export function taskRow(task: Task, now: number): Record<string, unknown> {
  const startedAt = task.startedAt ?? task.finishedAt ?? now;
  return {
    id: task.id,
    consul_id: task.consulId,
    name: task.name,
    status: task.status,
    defer_reason: null,
    running_time: task.startedAt === null ? 0 : Math.round(((task.finishedAt ?? now) - task.startedAt) / 1000),
    waiting_time: Math.round((startedAt - task.createdAt) / 1000),
    server: task.serverId,
    message: task.message,
  };
}
