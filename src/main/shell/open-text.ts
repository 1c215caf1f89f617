/** Reads a file that the person chooses, with the system's own dialog; never more of it than could be meant. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '@contract/errors';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

export interface OpenTextOptions {
  readonly extension: string;
  readonly label: string;
  readonly maxBytes: number;
}

export async function openText(
  window: BrowserWindow | null,
  { extension, label, maxBytes }: OpenTextOptions,
): Promise<Result<{ name: string; text: string } | null>> {
  const options: OpenDialogOptions = { properties: ['openFile'], filters: [{ name: label, extensions: [extension] }] };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  const [path] = answer.filePaths;
  if (answer.canceled || path === undefined) return ok(null);
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return fail('profile.refused', { reason: 'unreadable' });
    if (facts.size > maxBytes) return fail('profile.refused', { reason: 'too-large' });
    return ok({ name: basename(path), text: await readFile(path, 'utf8') });
  } catch {
    return fail('profile.refused', { reason: 'unreadable' });
  }
}
