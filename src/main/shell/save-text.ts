/** Writes text where the person says, with the system's own dialog. */
import { writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '@contract/errors';
import { type BrowserWindow, dialog } from 'electron';

export async function saveText(
  window: BrowserWindow | null,
  name: string,
  text: string,
): Promise<Result<{ saved: boolean }>> {
  const options = { defaultPath: fileName(name) };
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (answer.canceled || !answer.filePath) return ok({ saved: false });
  try {
    await writeFile(answer.filePath, text, 'utf8');
    return ok({ saved: true });
  } catch (thrown) {
    return fail('store.unwritable', { reason: (thrown as NodeJS.ErrnoException).code ?? 'unknown' });
  }
}

/** A proposal of the page's: it must not lead anywhere. */
function fileName(name: string): string {
  return name.replace(/[/\\:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, '');
}
