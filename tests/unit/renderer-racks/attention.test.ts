import type { RackCell } from '@contract/types/rack';
import { attentionOf, nextIn } from '@renderer/features/racks/model/attention';
import { alertsOf } from '@renderer/features/racks/model/rack-alerts';
import { currentRow, neighbourRow, rowKey, shelfCount } from '@renderer/features/racks/model/rows';
import { shelfOf } from '@renderer/features/racks/model/shelf';
import { NOTHING_READ } from '@renderer/features/racks/store/racks-store';
import { describe, expect, test } from 'vitest';
import { at, rack, row, wall } from './make';

const OVERLAP: RackCell = {
  kind: 'overlap',
  from: 20,
  units: 2,
  claims: [
    { from: 20, units: 2, label: 'a', serverIds: [3] },
    { from: 21, units: 1, label: 'b', serverIds: [4] },
  ],
};
const RACKS = [
  rack(1, [at(1, 1), at(2, 40), OVERLAP]),
  rack(2, [], { row: '2', misplaced: [{ serverId: 5, reason: 'outside-rack' }] }),
];
const SERVERS = [row(1, { state: 'suspend_error' }), row(2, { state: 'resume_error' }), row(3), row(4), row(5), row(6)];
const WALL = wall(RACKS, SERVERS, { unracked: [6] });
const ROWS = new Map(SERVERS.map((one) => [one.id, one]));

describe('needs attention', () => {
  test('an overlap counts once, errors come in the order of the wall', () => {
    expect(attentionOf(WALL, ROWS)).toEqual({
      overlaps: [3],
      stateErrors: [2, 1],
      failedOperations: [],
      newServers: [],
      misplaced: [5],
    });
  });

  test('follows servers that were read again', () => {
    const mended = new Map(ROWS).set(1, row(1));
    expect(attentionOf(WALL, mended).stateErrors).toEqual([2]);
  });

  test('walks the list and begins anew at its end', () => {
    expect([nextIn([2, 1], null), nextIn([2, 1], 2), nextIn([2, 1], 1), nextIn([], 1)]).toEqual([2, 1, 2, null]);
  });

  test('a rack warns of everything true in it, the overlap not hiding the error', () => {
    const [first, second] = RACKS;
    const read = { ...NOTHING_READ, rows: ROWS, overlapping: new Set([3, 4]) };
    expect(first && alertsOf(first, read)).toEqual(['overlap', 'error']);
    expect(second && alertsOf(second, read)).toEqual(['misplaced']);
  });
});

describe('the shelf', () => {
  test('holds every server that is not drawn, wrong places first', () => {
    expect(shelfOf(WALL, ROWS).map((item) => [item.row.id, item.reason])).toEqual([
      [5, 'outside-rack'],
      [6, 'no-rack'],
    ]);
    expect(shelfCount(WALL)).toBe(2);
  });
});

describe('rows', () => {
  test('a row that is gone falls back to the first one', () => {
    expect(currentRow(WALL, 'gone')?.row).toBe('1');
  });

  test('neighbours end at both ends', () => {
    const [first, second] = WALL.rooms[0]?.rows.map(rowKey) ?? [];
    expect(neighbourRow(WALL, first ?? '', 1)).toBe(second);
    expect(neighbourRow(WALL, first ?? '', -1)).toBeNull();
    expect(neighbourRow(WALL, second ?? '', 1)).toBeNull();
  });
});
