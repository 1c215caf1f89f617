/** Upper and lower case made one, character for character: what is found in folded text stands at the same place in the original. */

/**
 * Never changes the length, and folding two texts joined is joining them folded. `ё` is folded to `е`, for people type
 * either; composed and decomposed letters are for `composed` to make one, since that does change the length.
 */
export function foldCase(text: string): string {
  // `İ` is the one character whose lower case is longer; a sigma's lower case depends on what follows it.
  return text.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ').replaceAll('ё', 'е');
}

const NOT_ASCII = /[^\u0020-\u007e]/;

/** Letters with their accents in one character, as they are mostly typed. */
export function composed(text: string): string {
  return NOT_ASCII.test(text) ? text.normalize('NFC') : text;
}

/** Whether a word may go on through this character; everything beyond ASCII counts as a letter. */
export function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code > 127;
}
