import { jumpTo } from '@renderer/features/racks/model/jump';
import { SHELF_KEY } from '@renderer/features/racks/model/rows';
import {
  clearOne,
  goToRow,
  START,
  selectOnly,
  selectRange,
  toggleFilter,
  toggleSelected,
  withLens,
} from '@renderer/features/racks/store/place';
import { describe, expect, test } from 'vitest';
import { at, rack, row, wall } from './make';

describe('selection', () => {
  test('a click selects one server alone, ctrl adds and takes away', () => {
    const two = toggleSelected(selectOnly(toggleSelected(START, 5), 1), 2);
    expect([...two.selection]).toEqual([1, 2]);
    expect([...toggleSelected(two, 1).selection]).toEqual([2]);
  });

  test('a range replaces the selection and keeps its anchor, so it can shrink again', () => {
    const grown = selectRange(selectOnly(START, 1), [1, 2, 3], 3, false);
    const shrunk = selectRange(grown, [1, 2], 2, false);
    expect([...shrunk.selection]).toEqual([1, 2]);
    expect(shrunk).toMatchObject({ anchorId: 1, focusId: 2 });
  });

  test('with ctrl a range is added', () => {
    expect([...selectRange(selectOnly(START, 9), [1, 2], 2, true).selection]).toEqual([9, 1, 2]);
  });

  test('Esc takes back the filter first and the selection second', () => {
    const both = toggleFilter(selectOnly(START, 1), 'state:ok', false);
    const once = clearOne(both);
    expect([once.filter.length, once.selection.size]).toEqual([0, 1]);
    expect(clearOne(once).selection.size).toBe(0);
  });
});

describe('legend', () => {
  test('a click shows one kind, the same click shows all again', () => {
    const one = toggleFilter(START, 'state:ok', false);
    expect(one.filter).toEqual(['state:ok']);
    expect(toggleFilter(one, 'state:ok', false).filter).toEqual([]);
  });

  test('a click among several keeps the clicked one alone; shift adds and takes away', () => {
    const two = toggleFilter(toggleFilter(START, 'a', false), 'b', true);
    expect(two.filter).toEqual(['a', 'b']);
    expect(toggleFilter(two, 'b', false).filter).toEqual(['b']);
    expect(toggleFilter(two, 'b', true).filter).toEqual(['a']);
  });

  test('another lens has other kinds, so the choice goes', () => {
    expect(withLens(toggleFilter(START, 'state:ok', false), 'power').filter).toEqual([]);
  });
});

describe('going somewhere', () => {
  const racks = [
    rack(1, [at(1, 1)]),
    rack(2, [at(2, 1)], { row: '2', misplaced: [{ serverId: 3, reason: 'no-unit' }] }),
  ];
  const WALL = wall(racks, [row(1), row(2), row(3), row(4)], { unracked: [4] });

  test('another row starts at its left without a focus, the same row changes nothing', () => {
    const there = { ...START, rowKey: 'A\n1', scrollLeft: 90, focusId: 1 };
    expect(goToRow(there, 'A\n2')).toMatchObject({ rowKey: 'A\n2', scrollLeft: 0, focusId: null });
    expect(goToRow(there, 'A\n1')).toBe(there);
  });

  test.each([
    ['a drawn server', 2, 'A\n2'],
    ['one that cannot be drawn', 3, SHELF_KEY],
    ['one without a rack', 4, SHELF_KEY],
  ])('a jump to %s leads where it is shown', (_, id, rowKey) => {
    expect(jumpTo(START, WALL, id)).toMatchObject({ rowKey, focusId: id });
  });
});
