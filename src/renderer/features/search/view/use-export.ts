/** Taking along what is on the screen: to the clipboard as text, or as a CSV file. */
import { toast } from '@renderer/ui/toast/toast-store';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportSource } from '../model/export-rows';
import { type ExportTable, fileName, tableCsv, toText } from '../model/export-table';
import { useSearchContext } from './context';
import { textsOf } from './texts';

/** What `app.copyText` takes. */
const CLIPBOARD_LIMIT = 1_000_000;

export function useExport() {
  const { t } = useTranslation('search');
  const { views, onCopy, onSave } = useSearchContext();
  const source = useMemo<ExportSource>(() => {
    const { state, power } = textsOf(t);
    return { views, words: { t: (key, values = {}) => t(key as 'grid', values), state, power } };
  }, [t, views]);
  return {
    source,
    copy: (table: ExportTable) => {
      const text = toText(table);
      if (text.length > CLIPBOARD_LIMIT) toast({ title: t('export.tooLong'), tone: 'hold' });
      else onCopy(text);
    },
    save: (table: ExportTable, subject: string) => onSave(fileName(subject, Date.now()), tableCsv(table)),
  };
}
