/** `operation` of a server row. Its words and the contents of its two info fields are unknown (notes 6.1): sites differ. */
import type { Operation, OperationKind } from '../data/model';
import type { SiteQuirks } from '../simulator-types';

const STEPS: Readonly<Record<OperationKind, readonly string[]>> = {
  os: ['Preparing network boot', 'Rebooting', 'Partitioning drives', 'Copying image', 'First boot'],
  diag: ['Rebooting', 'Reading hardware', 'Testing drives', 'Saving results'],
  clear_hdd: ['Rebooting', 'Clearing drives', 'Saving results'],
};

const TITLES: Readonly<Record<OperationKind, string>> = {
  os: 'Install OS',
  diag: 'Diagnostics',
  clear_hdd: 'Clear disks',
};

/** 0 to 1; an operation is never shown finished before its task is. */
export function progressAt(operation: Operation, now: number): number {
  if (operation.status !== 'running' || operation.stuck) return operation.progress;
  const elapsed = (now - operation.startedAt) / operation.durationMs;
  return Math.min(0.99, Math.max(0, elapsed));
}

export function operationRow(
  operation: Operation | null,
  now: number,
  detail: SiteQuirks['operationDetail'],
): object | null {
  if (operation === null) return null;
  const progress = progressAt(operation, now);
  return {
    id: operation.id,
    status: operation.status,
    status_info: statusInfo(operation, detail),
    progress_info: progressInfo(operation, progress, detail),
  };
}

function statusInfo(operation: Operation, detail: SiteQuirks['operationDetail']): object {
  const failure = operation.message === '' ? {} : { message: operation.message };
  if (detail !== 'steps') return failure;
  return { type: operation.kind, title: TITLES[operation.kind], target: operation.target, ...failure };
}

function progressInfo(operation: Operation, progress: number, detail: SiteQuirks['operationDetail']): object[] {
  if (detail === 'status-only') return [];
  if (detail === 'percent') return [{ percent: Math.floor(progress * 100) }];
  const steps = STEPS[operation.kind];
  return steps.map((name, index) => {
    const part = Math.min(1, Math.max(0, progress * steps.length - index));
    return { name, percent: Math.floor(part * 100) };
  });
}
