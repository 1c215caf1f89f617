/** The first read: racks in their real place and size, grey inside, after 300 ms. Nothing shimmers and nothing is invented. */
import { SkeletonBar } from '@renderer/ui/skeleton/skeleton';
import { useTranslation } from 'react-i18next';
import styles from './racks-skeleton.module.css';

const RACKS = [31, 34, 37, 33, 35, 30, 24];
const ROWS = 14;

export function RacksSkeleton({ code }: { readonly code: string }) {
  const { t } = useTranslation('racks');
  return (
    <div role="status" aria-label={t('loading.label', { code })} className={styles.skeleton}>
      <div className={styles.toolbar}>
        <SkeletonBar width={150} />
      </div>
      <div className={styles.legend}>
        <SkeletonBar width={64} />
        <SkeletonBar width={82} />
        <SkeletonBar width={56} />
        <span className={styles.note}>{t('loading.note', { code })}</span>
      </div>
      <div aria-hidden className={styles.canvas}>
        {RACKS.map((filled) => (
          <div key={filled} className={styles.column}>
            <SkeletonBar width={44} />
            <div className={styles.frame}>
              {Array.from({ length: ROWS }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a grey unit is its position
                <SkeletonBar key={index} width={`${48 + ((index * 17 + filled * 7) % 40)}%`} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
