/** Whether pasted text is a list to look up piece by piece, or words to search for. */

const SEPARATOR = /[\n\r\t,;]+/;
const MAC = /^[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}$/i;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[\da-f:.]+)$/i;

export function isList(text: string): boolean {
  if (piecesBy(text, SEPARATOR).length > 1) return true;
  // Addresses have no blanks inside: several of them in a row are a list, several words are not.
  const words = piecesBy(text, /\s+/);
  return words.length > 1 && words.every((word) => MAC.test(word) || ADDRESS.test(word));
}

function piecesBy(text: string, separator: RegExp): readonly string[] {
  return text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
