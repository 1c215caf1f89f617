/** Racks in halls and rows: the planned ones first, further halls when a site is asked to be larger than planned. */
import type { RackRecord } from './model';
import type { HallPlan, SiteProfile } from './profiles';

interface RackPlace {
  readonly hall: string;
  readonly row: number;
  readonly rack: number;
}

const ROWS_PER_EXTRA_HALL = 12;
const RACKS_PER_EXTRA_ROW = 20;

function* places(profile: SiteProfile): Generator<RackPlace> {
  for (const plan of profile.halls) yield* placesOf(plan);
  for (let extra = 0; ; extra += 1) {
    const hall = extraHallName(extra);
    yield* placesOf({ hall, rows: ROWS_PER_EXTRA_HALL, firstRow: 1, racksPerRow: RACKS_PER_EXTRA_ROW });
  }
}

function* placesOf(plan: HallPlan): Generator<RackPlace> {
  for (let row = plan.firstRow; row < plan.firstRow + plan.rows; row += 1) {
    for (let rack = 1; rack <= plan.racksPerRow; rack += 1) yield { hall: plan.hall, row, rack };
  }
}

/** S to Z, then SA to ZZ and so on: never a hall that a plan uses. */
function extraHallName(extra: number): string {
  const first = String.fromCharCode(83 + (extra % 8));
  const rest = Math.floor(extra / 8);
  return rest === 0 ? first : first + String.fromCharCode(64 + rest);
}

/** Makes racks one after the other; `size` differs in a few, as in any real room. */
export function rackMaker(profile: SiteProfile): () => RackRecord {
  const sequence = places(profile);
  let index = 0;
  return () => {
    const next = sequence.next();
    if (next.done) throw new Error('the sequence of racks has no end');
    const { hall, row, rack } = next.value;
    index += 1;
    const annex = profile.locations.length > 1 && row % 2 === 0;
    return {
      id: index,
      name: profile.rackName(hall, row, rack),
      size: index % 29 === 0 ? 47 : profile.rackSize,
      locationId: annex ? 2 : 1,
      note: index % 23 === 0 ? 'Side panel removed, mind the airflow' : '',
      deviceCount: 0,
    };
  };
}
