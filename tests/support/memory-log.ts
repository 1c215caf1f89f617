/** A log that remembers its lines. */
import type { Log, LogFields } from '@core/ports';

export interface MemoryLog extends Log {
  readonly lines: readonly { readonly level: string; readonly event: string; readonly fields: LogFields }[];
  /** Everything that was logged, as one text to search. */
  text(): string;
}

export function createMemoryLog(): MemoryLog {
  const lines: { level: string; event: string; fields: LogFields }[] = [];
  const write =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return {
    lines,
    text: () => JSON.stringify(lines),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}
