import type { Server } from '@contract/types/server';
import { FactsSection, PlaceSection } from '@renderer/features/servers/inspector/sections';
import { en } from '@renderer/features/servers/strings/en';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { aServer } from '../operations/servers';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { servers: en } } });
});

const drawn = (change: Partial<Server>) =>
  renderToStaticMarkup(<FactsSection server={aServer(change)} onCopy={() => undefined} old={false} />);

describe('the owner of a server', () => {
  it('is never "No owner" while there is one, even if only its number is known', () => {
    expect(drawn({ owner: { id: 17, email: '' } })).not.toContain(en.absent.owner);
    expect(drawn({ owner: { id: 17, email: '' } })).toContain('#17');
  });

  it('is named, and its absence too', () => {
    expect(drawn({})).toContain('ops@halcyon.example');
    expect(drawn({ owner: null })).toContain(en.absent.owner);
  });
});

describe('power', () => {
  it('that is not known does not read as off', () => {
    const text = drawn({ power: 'unknown' });
    expect(text).toContain(en.power.unknown);
    expect(text).not.toContain(`>${en.power.off}<`);
  });
});

describe('the place of a server', () => {
  it('is what the racks say, with every unit it takes', () => {
    const place = { text: 'B4-04 U23–24', units: '23–24' };
    const server = aServer({ unit: 23 });
    const section = { server, onCopy: () => undefined, old: false as const };
    expect(renderToStaticMarkup(<FactsSection {...section} place={place} />)).toContain(place.text);
    expect(renderToStaticMarkup(<PlaceSection {...section} place={place} />)).toContain(place.units);
    expect(renderToStaticMarkup(<PlaceSection {...section} place={null} />)).toContain('>23<');
  });
});
