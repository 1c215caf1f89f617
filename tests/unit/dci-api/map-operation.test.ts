/** Progress as an instance may tell it: read where it is told, and never made up. */
import type { JsonValue } from '@contract/types/json';
import { describe, expect, it } from 'vitest';
import { mapOperation } from '../../../src/main/adapters/dci-api/map/operation';

const running = (fields: Record<string, JsonValue>) => mapOperation({ id: 1, status: 'running', ...fields });

describe('an operation', () => {
  it.each([
    ['running', 'running'],
    ['in_progress', 'running'],
    ['some new word', 'running'],
    ['fail', 'failed'],
    ['Failed', 'failed'],
    ['install_error', 'failed'],
    ['complete', 'finished'],
    ['done', 'finished'],
  ])('with the status %s is %s', (status, phase) => {
    expect(mapOperation({ status })?.phase).toBe(phase);
  });

  it.each([
    [null],
    [undefined],
    [{}],
    ['running'],
    [[]],
    [{ status: null }],
    [{ id: 0, status: '' }],
    [{ status: 'none' }],
  ])('is absent as %j', (value) => {
    expect(mapOperation(value as JsonValue | undefined)).toBeNull();
  });

  it.each([
    ['its own figure', { percent: '42' }, 42],
    ['a figure with a sign', { status_info: { progress: '42 %' } }, 42],
    ['one entry', { progress_info: [{ percent: 42 }] }, 42],
    ['an object for the list', { progress_info: { progress: 42 } }, 42],
    [
      'steps that all say how far they are',
      { progress_info: [{ status: 'complete' }, { percent: 50 }, { status: 'waiting' }] },
      50,
    ],
    ['steps of which one is silent', { progress_info: [{ percent: 50 }, { status: 'busy' }] }, null],
    ['a figure out of range', { percent: 420 }, null],
    ['nothing', { progress_info: [{}] }, null],
  ] as const)('tells its percentage by %s', (_name, fields, percent) => {
    expect(running(fields as Record<string, JsonValue>)?.percent).toBe(percent);
  });

  it('tells its step, told outright or as the entry that is under way', () => {
    expect(running({ status_info: { step: 2, steps: 5, step_name: 'Partitioning' } })?.step).toEqual({
      index: 2,
      count: 5,
      label: 'Partitioning',
    });
    const entries = [
      { name: 'Boot', status: 'complete' },
      { name: 'Copy', status: 'running' },
      { name: 'End', status: 'waiting' },
    ];
    expect(running({ progress_info: entries })?.step).toEqual({ index: 2, count: 3, label: 'Copy' });
    expect(running({ progress_info: [{}] })?.step).toBeNull();
    expect(running({ status_info: { step: 9, steps: 5 } })?.step).toBeNull();
  });

  it('finds the step under way among bare figures, and its title beside its type', () => {
    const operation = running({
      status_info: { type: 'os', title: 'Install OS' },
      progress_info: [
        { name: 'Boot', percent: 100 },
        { name: 'Copy', percent: 40 },
        { name: 'End', percent: 0 },
      ],
    });
    expect(operation).toMatchObject({ label: 'Install OS', percent: 47, step: { index: 2, count: 3, label: 'Copy' } });
  });

  it('keeps what it does not understand', () => {
    const progress = [{ weird: [1] }, 5];
    expect(running({ status_info: { a: 1 }, progress_info: progress })).toMatchObject({
      statusInfo: { a: 1 },
      progressInfo: progress,
    });
  });
});
