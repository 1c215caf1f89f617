/** Russian sentences of what is kept in files of ours: the passphrase file, and files of datacenters. */
import type { ProfileRefusal } from '@contract/errors';
import { type ErrorTexts, foreignWords } from './error-text';

const refusal: Record<ProfileRefusal, [text: string, next: string]> = {
  'too-large': ['Файл больше 1 МБ, таких профилей не бывает.', 'Выберите другой файл.'],
  unreadable: ['Файл не читается.', 'Проверьте, что он на месте и доступен вам.'],
  'not-json': ['Это не текст профиля.', 'Выберите файл .coldaisle.'],
  'not-a-profile': ['Это не профиль Coldaisle.', 'Выберите файл .coldaisle.'],
  newer: ['Этот профиль записал более новый Coldaisle.', 'Обновите Coldaisle и импортируйте снова.'],
  empty: ['В этом профиле нет дата-центров.', 'Попросите экспортировать его снова.'],
  'too-many': ['В этом профиле больше 200 дата-центров.', 'Попросите экспортировать его по частям.'],
  twice: ['Один из этих дата-центров уже добавлен.', 'Выберите файл снова.'],
};

type Kept = 'passphrase.wrong' | 'passphrase.short' | 'passphrase.damaged' | 'passphrase.failed' | 'profile.refused';

export const keptTextsRu: Pick<ErrorTexts, Kept> = {
  'passphrase.wrong': () => ({
    title: 'Неверная парольная фраза',
    text: 'Эта фраза не открывает файл.',
    next: 'Проверьте раскладку и Caps Lock.',
  }),
  'passphrase.short': ({ least }) => ({
    title: 'Слишком короткая фраза',
    text: `В парольной фразе должно быть не меньше ${least} знаков.`,
    next: 'Добавьте слово или два.',
  }),
  'passphrase.damaged': ({ file }) => ({
    title: 'Файл парольной фразы повреждён',
    text: `Он перемещён в ${foreignWords(file, 400)}, использовать его нельзя.`,
    next: 'Задайте фразу снова и войдите.',
  }),
  'passphrase.failed': ({ reason }) => ({
    title: 'Файл парольной фразы недоступен',
    text: `Файл не читается или не записывается (${foreignWords(reason, 40)}), он не тронут.`,
    next: 'Освободите место или исправьте права и попробуйте снова.',
  }),
  'profile.refused': ({ reason }) => {
    const [text, next] = refusal[reason];
    return { title: 'Профиль не импортирован', text, next };
  },
};
