/** How rooms and rows are called: short codes get their noun ("Hall B"), full names stand for themselves. */
import type { TFunction } from 'i18next';

const SHORT_ROOM = 2;
const SHORT_ROW = 3;

export function roomName(t: TFunction<'racks'>, room: string): string {
  if (room === '') return t('name.roomNone');
  return room.length <= SHORT_ROOM ? t('name.room', { name: room }) : room;
}

export function rowName(t: TFunction<'racks'>, row: string): string {
  if (row === '') return t('name.rowNone');
  return row.length <= SHORT_ROW ? t('name.row', { name: row }) : row;
}
