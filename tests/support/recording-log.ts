/** A log that keeps every line, so that tests can read what was written and what must never be. */
import type { Log, LogFields } from '@core/ports';

export interface RecordingLog extends Log {
  readonly lines: readonly { readonly level: string; readonly event: string; readonly fields: LogFields }[];
  /** Everything, as one text to search. */
  text(): string;
}

export function createRecordingLog(): RecordingLog {
  const lines: { level: string; event: string; fields: LogFields }[] = [];
  const write =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, text: () => JSON.stringify(lines), info: write('info'), warn: write('warn'), error: write('error') };
}
