/** The page's main part that is on screen: datacenters behind it stay in the page, hidden. */
export function shownMain(): HTMLElement | null {
  return [...document.querySelectorAll('main')].find((main) => !main.closest('[aria-hidden="true"]')) ?? null;
}
