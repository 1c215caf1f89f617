/** Room and row read out of rack names, since the API has neither; what a name does not tell, the location stands in for. */

export interface NamedRack {
  readonly name: string;
  readonly locationName: string | null;
}

/** Empty texts where neither the name nor the location tells it. */
export interface RackPlace {
  readonly room: string;
  readonly row: string;
}

const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Reads numbers as numbers: `B4-9` before `B4-10`. Equal ones fall back to plain order, so sorting is stable. */
export function compareNatural(a: string, b: string): number {
  return COLLATOR.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

const SEPARATORS = /[\s\-_./:]+/;
/** Words that only say "rack", in front of its number. */
const RACK_WORD = /^(?:rack|rk|cab|cabinet|стойка)$/i;
const ROW_WORD = /^(?:row|ряд)$/i;
const LETTERS_THEN_DIGITS = /^(\p{L}+)(\d+)$/u;
const HAS_DIGIT = /\d/;
const SHORT_WORD = /^\p{L}{1,2}$/u;

interface Reading {
  readonly room: string | null;
  readonly row: string;
  /** A single `R` before digits may be a room or the word "row"; the other names decide. */
  readonly maybeRowLetter: boolean;
}

/**
 * Understands, among others, `B4-03` (room B, row 4), `R12.07` (row 12), `H1-A-05` (room H1, row A), `HEL-1-3` (room HEL,
 * row 1), `A05` and `A-05` (row A), `AMS_12` (room AMS), `Rack 7` (neither). The answer has one place per rack, in order.
 */
export function placesOf(racks: readonly NamedRack[]): RackPlace[] {
  const readings = racks.map((rack) => readName(rack.name));
  const letterRooms = new Set(readings.filter((reading) => reading.room?.length === 1).map((reading) => reading.room));
  const letterRIsRoom = letterRooms.size > 1;
  const places = readings.map((reading, index) => {
    const room = reading.maybeRowLetter && !letterRIsRoom ? null : reading.room;
    return { room: room ?? racks[index]?.locationName ?? '', row: reading.row };
  });
  return tellLocationsApart(racks, places);
}

function readName(name: string): Reading {
  const parts = name.trim().split(SEPARATORS).filter(Boolean);
  const number = parts.pop();
  if (number === undefined || !HAS_DIGIT.test(number)) return { room: null, row: '', maybeRowLetter: false };
  if (parts.length > 0 && RACK_WORD.test(parts.at(-1) ?? '')) parts.pop();
  const before = parts.at(-1);
  if (before === undefined) return readLoneNumber(number);
  const room = parts.slice(0, -1).join('-');
  if (parts.length > 1) return readRoomAndRow(room, before);
  return readSingle(before);
}

/** `A05`: the letters are the row. `1207` and `rack7` tell nothing. */
function readLoneNumber(number: string): Reading {
  const row = LETTERS_THEN_DIGITS.exec(number)?.[1] ?? '';
  return { room: null, row: RACK_WORD.test(row) ? '' : row, maybeRowLetter: false };
}

/** `H1-A-05`, `Hall B-Row 4-03`: everything before the row is the room. */
function readRoomAndRow(room: string, row: string): Reading {
  const words = room.split('-');
  if (!ROW_WORD.test(words.at(-1) ?? '')) return { room, row, maybeRowLetter: false };
  return { room: words.slice(0, -1).join('-') || null, row, maybeRowLetter: false };
}

/** What stands alone before the rack's number: `B4` is room and row, `A` a row, `HEL` a room, `Row12` and `4` a row. */
function readSingle(text: string): Reading {
  const [, letters, digits] = LETTERS_THEN_DIGITS.exec(text) ?? [];
  if (letters !== undefined && digits !== undefined) {
    if (ROW_WORD.test(letters)) return { room: null, row: digits, maybeRowLetter: false };
    return { room: letters, row: digits, maybeRowLetter: letters.toUpperCase() === 'R' };
  }
  if (HAS_DIGIT.test(text) || SHORT_WORD.test(text)) return { room: null, row: text, maybeRowLetter: false };
  return { room: text, row: '', maybeRowLetter: false };
}

/** Two locations may both have a room B: those are two rooms, and each says which it is. */
function tellLocationsApart(racks: readonly NamedRack[], places: readonly RackPlace[]): RackPlace[] {
  const locationsOf = new Map<string, Set<string>>();
  places.forEach(({ room }, index) => {
    const locations = locationsOf.get(room) ?? new Set<string>();
    locations.add(racks[index]?.locationName ?? '');
    locationsOf.set(room, locations);
  });
  return places.map((place, index) => {
    const location = racks[index]?.locationName ?? '';
    if (location === '' || location === place.room || (locationsOf.get(place.room)?.size ?? 0) < 2) return place;
    return { room: `${location}, ${place.room}`, row: place.row };
  });
}
