/** Applies the chosen theme to the document and keeps following the system while the choice is `system`. */
export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const LIGHT_QUERY = '(prefers-color-scheme: light)';

export function resolveTheme(choice: ThemeChoice, systemIsLight: boolean): Theme {
  if (choice !== 'system') return choice;
  return systemIsLight ? 'light' : 'dark';
}

/**
 * Sets `data-theme` now and on every change of the system. Returns the function that stops listening: call it before
 * applying another choice. `onChange` hears the theme in effect, for drawings that read colours from the tokens.
 */
export function applyTheme(choice: ThemeChoice, onChange?: (theme: Theme) => void): () => void {
  const system = window.matchMedia(LIGHT_QUERY);
  const apply = () => {
    const theme = resolveTheme(choice, system.matches);
    document.documentElement.dataset['theme'] = theme;
    onChange?.(theme);
  };
  apply();
  if (choice !== 'system') return () => undefined;
  system.addEventListener('change', apply);
  return () => system.removeEventListener('change', apply);
}
