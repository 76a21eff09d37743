import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'

export interface StepActionsProps {
  onPostpone: () => void
  /** More buttons, the primary one last. */
  children: ReactNode
}

/** The buttons of a step, always visible at the bottom. */
export function StepActions({ onPostpone, children }: StepActionsProps) {
  const { t } = useTranslation('onboarding')
  return (
    <div className="sticky -bottom-6 -mx-6 -mb-6 flex flex-wrap items-center gap-2 rounded-b-2xl border-t border-line bg-surface px-6 py-4">
      <Button variant="quiet" onClick={onPostpone} className="-ms-4 me-auto">
        {t('notNow')}
      </Button>
      {children}
    </div>
  )
}
