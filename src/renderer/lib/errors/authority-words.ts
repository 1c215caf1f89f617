/** What an authority's file and a chain can be refused for, in both languages. */
import type { ErrorDetails } from '@contract/errors';

interface AuthorityWords {
  readonly verdict: Readonly<Record<ErrorDetails['tls.authority']['verdict'], string>>;
  readonly file: Readonly<Record<ErrorDetails['authority.refused']['reason'], string>>;
}

export const authorityWordsEn: AuthorityWords = {
  verdict: {
    chain: 'its certificate leads to no certificate of the chosen authority',
    'no-intermediates':
      'it sends no intermediate certificate, and its own was not signed by the chosen authority itself',
    name: 'its certificate is for another name',
    date: 'a certificate of its chain is not valid today',
    purpose: 'its certificate is not made for servers',
    weak: 'a signature of its chain is too weak to be trusted',
    restricted: 'a certificate of its chain carries a restriction that Coldaisle cannot check',
  },
  file: {
    'too-large': 'The file is larger than 1 MB.',
    'too-many': 'The file holds more than 20 certificates.',
    'private-key': 'The file holds a private key, which must not be kept here.',
    'no-certificate': 'The file holds no certificate.',
    'no-authority': 'The file holds a certificate that is no authority.',
    expired: 'The file holds an expired certificate.',
    early: 'The file holds a certificate that is not valid yet.',
    unreadable: 'The file could not be read.',
  },
};

export const authorityWordsRu: AuthorityWords = {
  verdict: {
    chain: 'его сертификат не ведёт ни к одному сертификату выбранного центра',
    'no-intermediates': 'он не присылает промежуточный сертификат, а его собственный подписан не выбранным центром',
    name: 'его сертификат выдан на другое имя',
    date: 'один из сертификатов цепочки сегодня не действует',
    purpose: 'его сертификат не предназначен для серверов',
    weak: 'подпись в его цепочке слишком слаба',
    restricted: 'сертификат его цепочки несёт ограничение, которое Coldaisle не умеет проверить',
  },
  file: {
    'too-large': 'Файл больше 1 МБ.',
    'too-many': 'В файле больше 20 сертификатов.',
    'private-key': 'В файле закрытый ключ, хранить его здесь нельзя.',
    'no-certificate': 'В файле нет сертификата.',
    'no-authority': 'В файле сертификат, который не принадлежит центру сертификации.',
    expired: 'В файле просроченный сертификат.',
    early: 'В файле сертификат, который ещё не действует.',
    unreadable: 'Файл не удалось прочитать.',
  },
};

/** Names the certificate it is about, where it is about one. */
export function aboutFile(
  { file }: AuthorityWords,
  reason: ErrorDetails['authority.refused']['reason'],
  subject: string,
): string {
  return subject === '' ? file[reason] : `${file[reason].slice(0, -1)}: ${subject}.`;
}
