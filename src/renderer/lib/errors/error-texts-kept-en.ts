/** English sentences of what is kept in files of ours: the passphrase file, and files of datacenters. */
import type { ProfileRefusal } from '@contract/errors';
import { type ErrorTexts, foreignWords } from './error-text';

const refusal: Record<ProfileRefusal, [text: string, next: string]> = {
  'too-large': ['The file is larger than 1 MB, which no profile is.', 'Choose another file.'],
  unreadable: ['The file cannot be read.', 'Check that it is there and that you may read it.'],
  'not-json': ['The file is not text that a profile is written in.', 'Choose a .coldaisle file.'],
  'not-a-profile': ['The file is no profile of Coldaisle.', 'Choose a .coldaisle file.'],
  newer: ['A newer Coldaisle wrote this profile.', 'Update Coldaisle, then import it again.'],
  empty: ['There is no datacenter in this profile.', 'Ask for it to be exported again.'],
  'too-many': ['There are more than 200 datacenters in this profile.', 'Ask for it to be exported in parts.'],
  twice: ['One of these datacenters was added meanwhile.', 'Choose the file again.'],
};

type Kept = 'passphrase.wrong' | 'passphrase.short' | 'passphrase.damaged' | 'passphrase.failed' | 'profile.refused';

export const keptTextsEn: Pick<ErrorTexts, Kept> = {
  'passphrase.wrong': () => ({
    title: 'Wrong passphrase',
    text: 'This passphrase does not open the file.',
    next: 'Check the keyboard layout and Caps Lock.',
  }),
  'passphrase.short': ({ least }) => ({
    title: 'Passphrase too short',
    text: `A passphrase has at least ${least} characters.`,
    next: 'Add a word or two.',
  }),
  'passphrase.damaged': ({ file }) => ({
    title: 'Passphrase file was damaged',
    text: `It was moved aside to ${foreignWords(file, 400)}, and nothing in it can be used.`,
    next: 'Set a passphrase again, then sign in.',
  }),
  'passphrase.failed': ({ reason }) => ({
    title: 'Passphrase file not usable',
    text: `The file cannot be read or written (${foreignWords(reason, 40)}), so it was left as it is.`,
    next: 'Free some space or correct the rights, then try again.',
  }),
  'profile.refused': ({ reason }) => {
    const [text, next] = refusal[reason];
    return { title: 'Profile not imported', text, next };
  },
};
