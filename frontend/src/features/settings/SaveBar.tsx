import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'

/** Says that there are unsaved changes. Always visible at the bottom. */
export function SaveBar({ pending, onDiscard }: { pending: boolean; onDiscard: () => void }) {
  const { t } = useTranslation('settings')
  return (
    <div className="sticky bottom-4 flex flex-wrap items-center gap-2 rounded-2xl border border-line bg-surface px-4 py-3 shadow-raised animate-rise">
      <p role="status" className="me-auto text-sm text-ink-soft">
        {t('profile.unsaved')}
      </p>
      <Button variant="quiet" onClick={onDiscard}>
        {t('profile.discard')}
      </Button>
      <Button type="submit" variant="primary" disabled={pending}>
        {t('profile.save')}
      </Button>
    </div>
  )
}
