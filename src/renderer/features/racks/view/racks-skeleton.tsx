/** The first read: racks in their real place and size, grey inside, after 300 ms. Nothing shimmers and nothing is invented. */
import { SkeletonBar } from '@renderer/ui/skeleton/skeleton';
import { useTranslation } from 'react-i18next';
import styles from './racks-skeleton.module.css';

/** As many as the widest screens have room for; what does not fit is cut off. */
const RACKS = Array.from({ length: 32 }, (_, index) => 24 + ((index * 5) % 14));
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
        {RACKS.map((filled, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a grey rack is its position
          <div key={position} className={styles.column}>
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
