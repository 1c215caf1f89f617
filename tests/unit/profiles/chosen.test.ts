/** The preview of a file: everything that can come is ticked, codes may be changed, and none may stand twice. */
import type { InstanceView } from '@contract/types/instance';
import type { ProfileEntry, ProfilePreview } from '@contract/types/profile';
import { chosenEntries, firstChoices, problemAt } from '@renderer/features/instances/profile/chosen';
import { describe, expect, it } from 'vitest';

const entry = (code: string) => ({ code, name: code }) as ProfileEntry;
const PREVIEW: ProfilePreview = {
  file: null,
  rows: [
    { kind: 'new', entry: entry('AMS') },
    { kind: 'here', entry: entry('FRA'), code: 'FRA', samePin: true },
    { kind: 'code-taken', entry: entry('LED2'), taken: 'LED' },
    { kind: 'refused', label: 'x', reason: 'code' },
  ],
};
const views = [{ instance: { id: 'led', code: 'LED' } }] as unknown as InstanceView[];

describe('the choice', () => {
  it('is at first everything that can be added', () => {
    expect(chosenEntries(PREVIEW, firstChoices(PREVIEW)).map(({ code }) => code)).toEqual(['AMS', 'LED2']);
  });

  it('takes the code that was typed, and leaves out what was unticked', () => {
    const choices = new Map(firstChoices(PREVIEW)).set(0, { ticked: false, code: 'AMS' });
    choices.set(2, { ticked: true, code: 'SPB' });
    expect(chosenEntries(PREVIEW, choices)).toEqual([{ code: 'SPB', name: 'LED2' }]);
  });

  it.each([
    ['taken here', 'LED', 'taken'],
    ['of another row', 'AMS', 'taken'],
    ['too short', 'L', 'rule'],
    ['free', 'SPB', null],
  ] as const)('of a code %s is told', (_, code, problem) => {
    const choices = new Map(firstChoices(PREVIEW)).set(2, { ticked: true, code });
    expect(problemAt(choices, 2, views)).toBe(problem);
    expect(problemAt(choices, 0, views)).toBeNull();
    expect(problemAt(choices, 1, views)).toBeNull();
  });

  it('of a row that is not ticked has no problem, and is none for another', () => {
    const choices = new Map(firstChoices(PREVIEW)).set(0, { ticked: false, code: 'SPB' });
    choices.set(2, { ticked: true, code: 'SPB' });
    expect([problemAt(choices, 0, views), problemAt(choices, 2, views)]).toEqual([null, null]);
  });
});
