/** Short names of owners: people read `halcyon`, not `ops@halcyon.example`, in a cell 97 px wide. */

/** Mail services many strangers share: there the part before the @ tells who it is. */
const SHARED_DOMAINS =
  /^(?:gmail|googlemail|yandex|ya|mail|outlook|hotmail|icloud|yahoo|proton|protonmail|gmx|rambler|bk|list|inbox)$/i;

export function ownerShortName(owner: string): string {
  const at = owner.lastIndexOf('@');
  if (at <= 0) return owner;
  const labels = owner.slice(at + 1).split('.');
  const name = labels.at(-2) ?? labels[0] ?? '';
  return name === '' || SHARED_DOMAINS.test(name) ? owner.slice(0, at) : name;
}
