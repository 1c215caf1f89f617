import { byRecency, goTargets } from '@renderer/features/search/model/go-to';
import { describe, expect, test } from 'vitest';
import { aView } from './make';

const AMS = aView('AMS1', {}, 'Amsterdam');
const AMS2 = aView('AMS2', {}, 'Amsterdam 2');
const FRA = aView('FRA2', {}, 'Frankfurt am Main');
const VIEWS = [AMS, AMS2, FRA];
const codes = (views: readonly { instance: { code: string } }[]) => views.map(({ instance }) => instance.code);

describe('the order of datacenters', () => {
  test('the one used before this one is first, the one on screen is left out', () => {
    expect(codes(byRecency(VIEWS, ['id-AMS1', 'id-FRA2'], 'id-AMS1'))).toEqual(['FRA2', 'AMS2']);
  });

  test('seen from all of them, the last one on screen is first', () => {
    expect(codes(byRecency(VIEWS, ['id-FRA2', 'id-AMS1'], null))).toEqual(['FRA2', 'AMS1', 'AMS2']);
  });

  test('one that was removed is forgotten', () => {
    expect(codes(byRecency([AMS], ['id-FRA2', 'id-AMS1'], null))).toEqual(['AMS1']);
  });
});

describe('what is typed', () => {
  test.each([
    ['fra2', ['FRA2']],
    ['FRA', ['FRA2']],
    ['ams2', ['AMS2']],
    ['ams', ['AMS1', 'AMS2']],
    ['frank', ['FRA2']],
    ['main', ['FRA2']],
    ['terdam', []],
    ['kvm-182', []],
    ['  ', []],
  ])('%j goes to %j', (query, expected) => {
    expect(codes(goTargets(query, VIEWS))).toEqual(expected);
  });

  test('among equals the one used last comes first', () => {
    expect(codes(goTargets('ams', byRecency(VIEWS, ['id-AMS2'], null)))).toEqual(['AMS2', 'AMS1']);
  });

  test('a whole code beats one used later', () => {
    expect(codes(goTargets('ams1', byRecency(VIEWS, ['id-AMS2'], null)))).toEqual(['AMS1']);
  });
});
