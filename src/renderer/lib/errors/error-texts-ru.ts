/** Russian sentences of every error code. */
import type { AddressRefusal, ConsoleRefusal, ErrorDetails, PowerSkipReason } from '@contract/errors';
import { aboutFile, authorityWordsRu } from './authority-words';
import { type DriftWords, driftWords, type ErrorTexts, foreignWords, refusalCode, wholeSeconds } from './error-text';
import { keptTextsRu } from './error-texts-kept-ru';

const unreachable: Record<
  ErrorDetails['network.unreachable']['reason'],
  (host: string) => [text: string, next: string]
> = {
  name: (host) => [`Имя ${host} не найдено.`, 'Проверьте написание или VPN, который нужен для этого имени.'],
  refused: (host) => [`${host} не принимает соединения на этом порту.`, 'Проверьте порт и то, работает ли DCImanager.'],
  route: (host) => [`Из этой сети до ${host} не добраться.`, 'Проверьте VPN или сеть и попробуйте снова.'],
  proxy: (host) => [`Прокси не пропустил нас к ${host}.`, 'Проверьте настройки прокси на этом компьютере.'],
  offline: () => ['Этот компьютер не подключён к сети.', 'Подключитесь к сети и попробуйте снова.'],
  other: (host) => [`Соединиться с ${host} не удалось.`, 'Проверьте адрес и сеть и попробуйте снова.'],
};

const address: Record<AddressRefusal, [text: string, next: string]> = {
  empty: ['Нужен адрес.', 'Введите, например, https://dci.example.net.'],
  'not-a-url': ['Это не похоже на адрес.', 'Введите, например, https://dci.example.net.'],
  'not-https': ['Используется только https, чтобы пароль не ушёл открытым текстом.', 'Начните адрес с https://.'],
  'has-credentials': ['Имя и пароль в адресе не используются.', 'Уберите всё до знака @.'],
  'has-query': ['В адресе есть ? или #.', 'Оставьте то, что до этого знака.'],
  'bad-host': ['Имя узла недопустимо.', 'Проверьте, нет ли пробелов и лишних знаков.'],
};

const consoleRefusal: Record<ConsoleRefusal, string> = {
  'not-a-url': 'Веб-адрес этого BMC, полученный от DCImanager, не читается.',
  scheme: 'Веб-адрес этого BMC не http и не https, поэтому он не открыт.',
  credentials: 'В веб-адресе этого BMC есть пароль, поэтому он не открыт.',
  host: 'Веб-адрес ведёт не на этот BMC, поэтому он не открыт.',
};

const notEligible: Record<PowerSkipReason, [text: string, next: string]> = {
  'already-on': ['Сервер уже включён.', 'Делать больше нечего.'],
  'already-off': ['Сервер уже выключен.', 'Делать больше нечего.'],
  'operation-running': ['На сервере идёт операция.', 'Дождитесь её конца.'],
  'no-power-control': ['Питанием сервера не управляет ни порт PDU, ни BMC.', 'Подключите одно из них в DCImanager.'],
  'signed-out': ['Вход в этот дата-центр не выполнен.', 'Войдите и составьте план снова.'],
  'not-an-action-for-unknown': ['Состояние питания неизвестно.', 'Сначала прочитайте сервер снова.'],
};

const unreadable: Readonly<Record<string, { text: string; next: string }>> = {
  damaged: {
    text: 'Файл настроек был повреждён. Он отложен, и Coldaisle начал без дата-центров.',
    next: 'Добавьте их снова или восстановите файл и запустите Coldaisle снова.',
  },
  'in-place': {
    text: 'Файл настроек повреждён, отложить его не удалось, поверх него ничего не сохраняется.',
    next: 'Восстановите или уберите файл и запустите Coldaisle снова.',
  },
  newer: {
    text: 'Файл настроек записан более новым Coldaisle, поверх него ничего не сохраняется.',
    next: 'Запустите новый Coldaisle или уберите файл и запустите этот снова.',
  },
};

const drift: DriftWords = {
  fields: { name: 'Имя', owner: 'Владелец', operation: 'Операция', power: 'Питание' },
  empty: { name: 'без имени', owner: 'без владельца', operation: 'нет', power: 'неизвестно' },
  powers: { on: 'включено', off: 'выключено', in_progress: 'меняется', unknown: 'неизвестно' },
};

export const errorTextsRu: ErrorTexts = {
  'network.unreachable': ({ host, reason }) => {
    const [text, next] = unreachable[reason](host);
    return { title: 'Нет соединения', text, next };
  },
  'network.timed-out': ({ host, afterMs }) => ({
    title: 'Нет ответа',
    text: `${host} не ответил за ${wholeSeconds(afterMs)} с.`,
    next: 'Проверьте адрес и сеть и попробуйте снова.',
  }),
  'network.cut': ({ host }) => ({
    title: 'Связь прервана',
    text: `Соединение с ${host} оборвалось.`,
    next: 'Попробуйте снова.',
  }),
  'tls.untrusted': ({ host }) => ({
    title: 'Сертификату нет доверия',
    text: `За ${host} не ручается ни один известный центр, поэтому ничего не отправлено.`,
    next: 'Сравните отпечаток с тем, что на сервере.',
  }),
  'tls.changed': ({ host }) => ({
    title: 'Сертификат изменился',
    text: `${host} предъявляет не тот сертификат, что вы закрепили, поэтому ничего не отправлено.`,
    next: 'Сравните новый отпечаток на сервере, прежде чем закреплять.',
  }),
  'tls.authority': ({ host, verdict, authority }) => ({
    title: 'Центр сертификации не подтверждает адрес',
    text: `На ${host} ничего не отправлено: ${authorityWordsRu.verdict[verdict]} (${authority}).`,
    next: 'Оставайтесь без связи, пока не узнаете причину, затем войдите снова.',
  }),
  'authority.refused': ({ reason, subject }) => ({
    title: 'Файл не подходит',
    text: aboutFile(authorityWordsRu, reason, subject),
    next: 'Выберите сертификат своего центра сертификации, PEM или DER.',
  }),
  'tls.failed': ({ host }) => ({
    title: 'Нет защищённого соединения',
    text: `С ${host} не удалось договориться о защищённом соединении.`,
    next: 'Проверьте, что на этом порту отвечает https.',
  }),
  'dci.not-dcimanager': ({ host }) => ({
    title: 'Это не DCImanager',
    text: `${host} отвечает, но не как DCImanager 6.`,
    next: 'Проверьте узел, порт и путь.',
  }),
  'dci.unauthorised': () => ({
    title: 'Сеанс закончился',
    text: 'DCImanager больше не принимает этот сеанс.',
    next: 'Войдите снова.',
  }),
  'dci.forbidden': (details) => ({
    title: 'Нет прав',
    text: `Вашей учётной записи это не разрешено (${refusalCode(details)}).`,
    next: 'Попросите права у администратора этого DCImanager.',
  }),
  'dci.refused': (details) => ({
    title: 'Запрос отклонён',
    text: `DCImanager отклонил запрос, код ${refusalCode(details)}${quoted(details.apiMessage)}.`,
    next: 'Исправьте названное и попробуйте снова.',
  }),
  'dci.asleep': ({ waitedMs }) => ({
    title: 'Служба спит',
    text: `DCImanager ${wholeSeconds(waitedMs)} с отвечал, что служба ещё запускается.`,
    next: 'Попробуйте снова через минуту.',
  }),
  'dci.malformed': ({ where }) => ({
    title: 'Ответ не разобран',
    text: `Ответ DCImanager имеет неожиданный вид в ${foreignWords(where, 60)}.`,
    next: 'Попробуйте снова; если повторится, сообщите об этом с журналом.',
  }),
  'dci.unsupported': ({ path }) => ({
    title: 'Здесь этого нет',
    text: `Этот DCImanager не знает ${foreignWords(path, 80)}.`,
    next: 'Проверьте его версию и модули.',
  }),
  'dci.outcome-unknown': ({ cause }) => ({
    title: 'Результат неизвестен',
    text: `Запрос мог дойти, но ${outcomeCause[cause]}.`,
    next: 'Проверьте результат; сам по себе запрос не повторится.',
  }),
  'auth.rejected': () => ({
    title: 'Вход отклонён',
    text: 'Почта или пароль не подошли.',
    next: 'Исправьте и войдите снова.',
  }),
  'auth.second-factor': () => ({
    title: 'Нужен код второго фактора',
    text: 'Пароль принят. Эта учётная запись просит ещё и код.',
    next: 'Введите шесть цифр, которые сейчас показывает приложение.',
  }),
  'auth.code-refused': ({ apiMessage }) => ({
    title: 'Код отклонён',
    text: `Код не принят${quoted(apiMessage)}.`,
    next: 'Введите следующий код из приложения и войдите снова.',
  }),
  'auth.second-factor-failed': ({ reason }) => ({
    title: 'Второй фактор пройти не удалось',
    text:
      reason === 'no-handler'
        ? 'DCImanager не описывает этот шаг, и эта установка не принимает код ни в одном из предполагаемых видов.'
        : 'DCImanager принял код, но сеанс по-прежнему ничего не открывает. Он не сохранён.',
    next: 'Войдите под учётной записью без второго фактора, например заведённой для Coldaisle.',
  }),
  'auth.step-over': () => ({
    title: 'Этот вход прерван',
    text: 'Его оставили или начали другой раньше, чем код был принят.',
    next: 'Введите пароль ещё раз.',
  }),
  'auth.signed-out': () => ({
    title: 'Вход не выполнен',
    text: 'Вы не вошли в этот дата-центр.',
    next: 'Войдите, чтобы продолжить.',
  }),
  'instance.not-found': () => ({
    title: 'Дата-центра больше нет',
    text: 'Этот дата-центр удалён.',
    next: 'Выберите другой или добавьте его снова.',
  }),
  'instance.address-refused': ({ reason }) => {
    const [text, next] = address[reason];
    return { title: 'Адрес не подходит', text, next };
  },
  'instance.code-taken': ({ code }) => ({
    title: 'Код занят',
    text: `${code} уже обозначает другой дата-центр.`,
    next: 'Выберите другой код.',
  }),
  'instance.certificate-not-confirmed': () => ({
    title: 'Сертификат не подтверждён',
    text: 'Это не тот сертификат, что вы подтвердили, поэтому ничего не отправлено.',
    next: 'Сравните отпечаток снова.',
  }),
  'keychain.unavailable': () => ({
    title: 'Хранилище ключей не отвечает',
    text: 'Сеанс хранится в памяти, пока открыт Coldaisle.',
    next: 'Разблокируйте или установите хранилище ключей и проверьте снова.',
  }),
  'keychain.failed': ({ reason }) => ({
    title: 'Ошибка хранилища ключей',
    text: `Хранилище ключей не приняло сеанс${quoted(reason)}.`,
    next: 'Разблокируйте его и попробуйте снова.',
  }),
  ...keptTextsRu,
  'server.not-found': () => ({
    title: 'Сервера больше нет',
    text: 'DCImanager больше не показывает этот сервер.',
    next: 'Прочитайте дата-центр снова.',
  }),
  'console.none': () => ({
    title: 'Нет веб-консоли',
    text: 'DCImanager не даёт веб-адреса BMC этого сервера.',
    next: 'Добавьте подключение IPMI или Intel AMT в DCImanager.',
  }),
  'console.refused': ({ reason }) => ({
    title: 'Ссылка не открыта',
    text: consoleRefusal[reason],
    next: 'Исправьте адрес в DCImanager.',
  }),
  'operation.not-eligible': ({ reason }) => {
    const [text, next] = notEligible[reason];
    return { title: 'Ничего не отправлено', text, next };
  },
  'operation.plan-unknown': () => ({
    title: 'Плана больше нет',
    text: 'Этот план уже не хранится.',
    next: 'Составьте план снова.',
  }),
  'operation.plan-expired': () => ({
    title: 'План устарел',
    text: 'План не одобрили вовремя, поэтому ничего не отправлено.',
    next: 'Составьте план снова по свежим значениям.',
  }),
  'operation.plan-changed': () => ({
    title: 'План изменился',
    text: 'Это не тот план, что вы одобрили, поэтому ничего не отправлено.',
    next: 'Просмотрите и одобрите его снова.',
  }),
  'operation.drift': (details) => {
    const { field, planned, now } = driftWords(drift, details);
    return {
      title: 'Сервер изменился',
      text: `${field}: в плане ${planned}, сейчас ${now}, поэтому ничего не отправлено.`,
      next: 'Составьте план снова по новым значениям.',
    };
  },
  'inventory.not-read': () => ({
    title: 'Ещё не прочитано',
    text: 'Из этого дата-центра ещё ничего не прочитано.',
    next: 'Прочитайте его сейчас.',
  }),
  'inventory.sealed': () => ({
    title: 'Копия закрыта',
    text: 'Срок хранения копии на этом компьютере истёк, она остаётся зашифрованной.',
    next: 'Войдите, чтобы открыть её.',
  }),
  'inventory.no-generation': () => ({
    title: 'Это чтение не хранится',
    text: 'Выбранное чтение уступило место более новым.',
    next: 'Выберите другую дату.',
  }),
  'inventory.cancelled': () => ({
    title: 'Чтение отменено',
    text: 'Прежние данные сохранены.',
    next: 'Прочитайте снова, когда будет удобно.',
  }),
  'store.unwritable': ({ reason }) => ({
    title: 'Настройки не сохранены',
    text: `Файл настроек не записывается (${foreignWords(reason, 40)}), изменение не сделано.`,
    next: 'Освободите место или исправьте права и попробуйте снова.',
  }),
  'store.unreadable': ({ reason }) => ({
    title: 'Настройки не прочитаны',
    ...(unreadable[reason] ?? {
      text: `Файл настроек не читается (${foreignWords(reason, 40)}), поверх него ничего не сохраняется.`,
      next: 'Исправьте права и запустите Coldaisle снова.',
    }),
  }),
  'store.newer': ({ version }) => ({
    title: 'Копия от более новой версии',
    text: `Её записал более новый Coldaisle (формат ${version}), поэтому она не тронута.`,
    next: 'Откройте её той версией.',
  }),
  'demo.failed': ({ reason }) => ({
    title: 'Демо не запустилось',
    text: `Не удалось запустить демонстрационные площадки${quoted(reason)}.`,
    next: 'Попробуйте снова; подробности в журнале.',
  }),
  'ipc.unknown-call': () => bug('Окно запросило то, чего в этой версии нет.'),
  'ipc.bad-input': ({ field }) => ({
    title: 'Значение не принято',
    text: `Значение «${foreignWords(field, 40)}» недопустимо.`,
    next: 'Исправьте его и попробуйте снова.',
  }),
  'ipc.foreign-sender': () => bug('Запрос не из окна программы отклонён.'),
  'internal.bug': () => bug('В Coldaisle что-то сломалось; дважды ничего не отправлено.'),
};

const outcomeCause: Record<ErrorDetails['dci.outcome-unknown']['cause'], string> = {
  'timed-out': 'ответ не пришёл вовремя',
  cut: 'связь оборвалась до ответа',
  malformed: 'ответ не удалось прочитать',
  'server-error': 'DCImanager ответил собственной ошибкой',
};

function bug(text: string) {
  return { title: 'Ошибка в Coldaisle', text, next: 'Попробуйте снова; подробности в журнале.' };
}

function quoted(words: string): string {
  const text = foreignWords(words).replace(/\.$/, '');
  return text === '' ? '' : `: «${text}»`;
}
