/** Asks for an authority's file with the system's own dialog, and reads no more of it than such a file can hold. */
import { open } from 'node:fs/promises';
import { fail, ok, type Result } from '@contract/errors';
import type { AuthorityFiles } from '@core/connector-ports';
import type { Clock } from '@core/ports';
import { type BrowserWindow, dialog } from 'electron';
import { LARGEST_FILE_BYTES, readAuthority } from './dci-connector/authority-file';

export function createAuthorityFiles(window: () => BrowserWindow | null, clock: Clock): AuthorityFiles {
  return {
    choose: async () => {
      const path = await askForFile(window());
      if (path === null) return ok(null);
      const bytes = await readStart(path);
      return bytes.ok ? readAuthority(bytes.value, clock.nowMs()) : bytes;
    },
    read: (pem) => readAuthority(Buffer.from(pem), clock.nowMs()),
  };
}

async function askForFile(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    properties: ['openFile'],
    filters: [
      { name: 'PEM, CRT, CER, DER', extensions: ['pem', 'crt', 'cer', 'der', 'ca-bundle'] },
      { name: '*', extensions: ['*'] },
    ],
  };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** A byte more than allowed tells that there is more, without reading a disk image to its end. */
async function readStart(path: string): Promise<Result<Buffer>> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(LARGEST_FILE_BYTES + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return ok(buffer.subarray(0, length));
    } finally {
      await file.close();
    }
  } catch {
    return fail('authority.refused', { reason: 'unreadable', subject: '' });
  }
}
