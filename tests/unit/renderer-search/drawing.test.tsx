import type { ServerHit } from '@contract/types/search';
import { findsOf } from '@renderer/features/search/model/server-facts';
import { en } from '@renderer/features/search/strings/en';
import { AllStatus } from '@renderer/features/search/view/all-bar';
import { Marked } from '@renderer/features/search/view/marked';
import { codesText } from '@renderer/features/search/view/results-footer';
import { ServerLine } from '@renderer/features/search/view/server-line';
import { textsOf } from '@renderer/features/search/view/texts';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { aHit, aView, NOW, OFFLINE } from './make';

beforeAll(async () => {
  const interpolation = { escapeValue: false };
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { search: en } }, interpolation });
});

const t = () => i18next.getFixedT('en', 'search');

function drawn(hit: ServerHit, words: readonly string[], lastKnown = false): string {
  const line = { kind: 'server', key: 'k', instanceId: 'id-AMS1', hit, finds: findsOf(hit, words) } as const;
  return renderToStaticMarkup(
    <ServerLine line={line} words={words} texts={textsOf(t())} ticked={false} lastKnown={lastKnown} />,
  );
}
const marks = (html: string) => [...html.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)].map((match) => match[1]);

describe('a server of the results', () => {
  test('is marked where it was found, and not where the same letters stand by chance', () => {
    expect(marks(drawn(aHit(4, { field: 'name', text: 'ds-4' }), ['4']))).toEqual(['4']);
  });

  test('says why it was found where no column shows it', () => {
    const html = drawn(aHit(4, { field: 'mac', text: '3c:ec:ef:7a:21:9e' }), ['7a:21']);
    expect(html).toContain('MAC');
    expect(marks(html)).toEqual(['7a:21']);
  });

  test('of an old copy has its fleeting values muted, and only those', () => {
    const count = (html: string) => html.split('data-old').length - 1;
    expect(count(drawn(aHit(4), []))).toBe(0);
    expect(count(drawn(aHit(4), [], true))).toBe(3);
  });

  test('names what is absent, and reads unknown power not as off', () => {
    const html = drawn(aHit(4, undefined, { owner: null, mainIpv4: null, portsTotal: 0, power: 'unknown' }), []);
    for (const word of [en.row.noOwner, en.row.noAddress, en.row.noPorts, en.power.unknown])
      expect(html).toContain(word);
    expect(html).not.toContain(`${en.power.off}<`);
  });

  test('tells how many of its ports are up', () => {
    expect(drawn(aHit(4, undefined, { portsUp: 2, portsTotal: 3 }), [])).toContain('2 of 3 ports up');
  });

  test('shows text of the instance as text', () => {
    expect(renderToStaticMarkup(<Marked text="<b>x</b>" words={['x']} />)).toContain('&lt;b&gt;');
  });
});

test('codes are listed as one says them', () => {
  expect(codesText(['AMS1'], t())).toBe('AMS1');
  expect(codesText(['HEL1', 'SIN1'], t())).toBe('HEL1 and SIN1');
  expect(codesText(['HEL1', 'SIN1', 'DAL1'], t())).toBe('HEL1, SIN1 and DAL1');
});

test('with no datacenter answering the status says that nothing can be changed', () => {
  const html = (views: Parameters<typeof AllStatus>[0]['views']) =>
    renderToStaticMarkup(<AllStatus views={views} now={NOW} />);
  expect(html([aView('AMS1', OFFLINE)])).toContain(en.all.readOnly);
  expect(html([aView('AMS1', OFFLINE), aView('FRA2')])).not.toContain(en.all.readOnly);
});
