/** Слова рамки окна: кнопки, навигация, клавиши. */
import type { Strings } from '@renderer/lib/strings';
import type { en } from './en';

export const ru: Strings<typeof en> = {
  window: { minimise: 'Свернуть', maximise: 'Развернуть', restore: 'Восстановить', close: 'Закрыть' },
  nav: { label: 'Разделы', racks: 'Стойки', location: 'Расположение', attention: 'Требует внимания' },
  region: {
    messages: 'Сообщения',
    datacenters: 'Дата-центры',
    navigation: 'Навигация',
    main: 'Стойки',
    inspector: 'Сервер',
    status: 'Состояние',
    bar: 'Панель дата-центра',
  },
  keys: {
    title: 'Клавиши',
    find: 'Найти клавишу',
    none: 'Ничего не найдено. Очистите поиск.',
    note: 'Ни одна одиночная клавиша не меняет сервер.',
    all: 'Все клавиши',
    close: 'Закрыть',
    groups: { go: 'Переход', racks: 'Стойки', server: 'Сервер', window: 'Окно' },
    names: {
      datacenter: 'Дата-центр',
      all: 'Все датацентры',
      search: 'Поиск или переход в датацентр',
      nextGroup: 'Следующий датацентр',
      addDatacenter: 'Добавить дата-центр',
      readAgain: 'Прочитать заново',
      move: 'Перемещение',
      select: 'Выбрать',
      extend: 'Расширить выбор',
      open: 'Открыть сервер',
      webConsole: 'Веб-консоль',
      copyLine: 'Копировать строку',
      overlay: 'Раскраска',
      row: 'Предыдущий, следующий ряд',
      inspector: 'Инспектор',
      navigation: 'Навигация',
      back: 'Назад или очистить',
      confirm: 'Подтвердить действие с питанием',
    },
  },
  about: { log: 'Журнал', copyLog: 'Копировать путь журнала' },
  toast: {
    copied: 'Скопировано',
    consoleOpened: 'Веб-консоль открыта в браузере',
    consoleRefused: 'Веб-консоль не открыта',
    settingsNotSaved: 'Настройки не сохранены',
    dismiss: 'Закрыть',
  },
  notSignedIn: {
    title: 'Из {{code}} пока ничего не прочитано',
    text: 'Войдите, чтобы прочитать стойки и серверы.',
    action: 'Войти',
  },
  notRead: {
    title: 'Из {{code}} пока ничего не прочитано',
    text: 'Последняя попытка закончилась без списка.',
    action: 'Прочитать заново',
  },
  inspectorEmpty: {
    title: 'Сервер не открыт',
    text: 'Выберите сервер в стойке. Enter открывает его здесь.',
  },
};
