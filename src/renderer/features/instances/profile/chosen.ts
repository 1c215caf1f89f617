/** What of a file is to be added: the ticks and codes of the preview, and what is wrong with a code. */
import type { InstanceView } from '@contract/types/instance';
import type { ProfileEntry, ProfilePreview, ProfileRow } from '@contract/types/profile';
import { type CodeProblem, codeProblem } from '../selectors';

export type Offered = Extract<ProfileRow, { kind: 'new' | 'code-taken' }>;

export interface Choice {
  readonly ticked: boolean;
  readonly code: string;
}

/** By the place of the row; those that cannot be added have none. */
export type Choices = ReadonlyMap<number, Choice>;

export function isOffered(row: ProfileRow): row is Offered {
  return row.kind === 'new' || row.kind === 'code-taken';
}

export function firstChoices({ rows }: ProfilePreview): Choices {
  return new Map(rows.flatMap((row, at) => (isOffered(row) ? [[at, { ticked: true, code: row.entry.code }]] : [])));
}

/** Two ticked ones may not have the same code either: the later one is told. */
export function problemAt(choices: Choices, at: number, views: readonly InstanceView[]): CodeProblem {
  const choice = choices.get(at);
  if (!choice?.ticked) return null;
  const problem = codeProblem(choice.code, views, null);
  if (problem !== null) return problem;
  const before = [...choices].some(([other, { ticked, code }]) => other < at && ticked && code === choice.code);
  return before ? 'taken' : null;
}

export function chosenEntries({ rows }: ProfilePreview, choices: Choices): readonly ProfileEntry[] {
  return rows.flatMap((row, at) => {
    const choice = choices.get(at);
    return isOffered(row) && choice?.ticked ? [{ ...row.entry, code: choice.code }] : [];
  });
}
