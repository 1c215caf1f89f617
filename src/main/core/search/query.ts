/**
 * What somebody typed into the search field, as texts to look for: `parseSearch('kvm "rack U12"')` has two words, all of
 * which must be found; a word has one or more needles, any of which will do (a MAC or IPv6 address in other spellings).
 */
import { foldCase } from './fold';
import { addressKey, canonicalIpv6 } from './ip';
import { cleanText } from './line';
import { macNeedles } from './mac';

export interface SearchWord {
  /** Folded, never empty, without control characters but those of MAC keys. The first is the word as typed. */
  readonly needles: readonly string[];
}
/** Without words it finds nothing. */
export interface SearchQuery {
  readonly words: readonly SearchWord[];
}

/** A phrase stands in straight quotes; one still being typed goes on to the end. */
const PIECES = /"([^"]*)"?|[^\s"]+/g;

/** Takes any text. */
export function parseSearch(text: string): SearchQuery {
  const seen = new Set<string>();
  const words: SearchWord[] = [];
  for (const [piece, phrase] of cleanText(text).matchAll(PIECES)) {
    const word = foldCase(phrase ?? piece).trim();
    if (word === '' || seen.has(word)) continue;
    seen.add(word);
    words.push({ needles: [...new Set([word, ...otherSpellings(word)])] });
  }
  return { words };
}

function otherSpellings(word: string): readonly string[] {
  const ipv6 = canonicalIpv6(word);
  if (ipv6 === null) return macNeedles(word);
  const key = addressKey(word);
  // Whoever pastes an IPv4-mapped address looks for the machine with that IPv4.
  return key?.includes(':') === false ? [ipv6, key] : [ipv6];
}
