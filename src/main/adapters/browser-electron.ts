/** Opens web addresses in the system's browser; anything but http(s) is refused here once more. */
import { fail, ok } from '@contract/errors';
import type { Browser } from '@core/ports';
import { shell } from 'electron';

export const systemBrowser: Browser = {
  open: async (url) => {
    const scheme = new URL(url).protocol;
    if (scheme !== 'https:' && scheme !== 'http:') {
      return fail('console.refused', { reason: 'scheme', host: new URL(url).host });
    }
    await shell.openExternal(url);
    return ok();
  },
};
