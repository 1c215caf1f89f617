/** How the slots of a chassis are arranged inside its height: named cells for up to four, upright blades for more. */

export interface SlotGrid {
  readonly look: 'named' | 'blade' | 'small-blade' | 'dot';
  readonly columns: number;
  readonly rows: number;
  /** Whether there is height for the line with the chassis's name and its used slots. */
  readonly title: boolean;
}

/** The design's scale; at others the grid keeps its shape. */
const UNIT_PX = 15;
const OUTLINE_PX = 2;
const TITLE_PX = 13;
const NAMED_PX = 12;
const BLADE_PX = 34;
const SMALL_BLADE_PX = 20;
const BLADES_ABREAST = 7;
const MOST_ABREAST = 10;

export function slotGrid(count: number, units: number): SlotGrid {
  const inside = units * UNIT_PX - 1 - OUTLINE_PX;
  return count <= 4 ? namedGrid(count, inside) : bladeGrid(count, inside);
}

function namedGrid(count: number, inside: number): SlotGrid {
  const columns = count <= 1 ? 1 : 2;
  const rows = Math.max(1, Math.ceil(count / columns));
  if (rows * NAMED_PX > inside) return { look: 'dot', columns: Math.max(1, count), rows: 1, title: false };
  return { look: 'named', columns, rows, title: inside - rows * NAMED_PX >= TITLE_PX };
}

function bladeGrid(count: number, inside: number): SlotGrid {
  const under = inside - TITLE_PX;
  let rows = Math.ceil(count / BLADES_ABREAST);
  if (under / rows < SMALL_BLADE_PX) rows = Math.ceil(count / MOST_ABREAST);
  const columns = Math.ceil(count / rows);
  const each = under / rows;
  if (each >= BLADE_PX) return { look: 'blade', columns, rows, title: true };
  if (each >= SMALL_BLADE_PX) return { look: 'small-blade', columns, rows, title: true };
  return { look: 'dot', columns, rows, title: each >= 9 };
}
