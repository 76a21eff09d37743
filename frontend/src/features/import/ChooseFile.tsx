import { useMutation } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { imports } from '@/api/services'
import type { ImportFile } from '@/api/types'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { ProgressBar } from '@/ui/ProgressBar'
import { closeFile } from './useImport'

/** The first step: choose a file, or drop it anywhere on the window. */
export function ChooseFile({ onOpened }: { onOpened: (file: ImportFile) => void }) {
  const { t } = useTranslation(['import', 'app'])
  const { choose, cancel } = useChoose(onOpened)
  return (
    <div className="flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed border-line-strong px-6 py-10 text-center">
      <FileUp aria-hidden className="size-9 text-ink-faint" />
      <h2 className="text-lg font-semibold text-ink">{t('choose.title')}</h2>
      <p className="max-w-xl text-ink-soft">{t('choose.body')}</p>
      <p className="max-w-xl text-sm text-ink-faint">{t('choose.safe')}</p>
      {choose.isError && <ErrorNotice error={choose.error} className="max-w-xl text-start" />}
      {choose.isPending ? (
        <div className="mt-2 flex flex-wrap items-center justify-center gap-3">
          <ProgressBar label={t('choose.working')} className="w-40" />
          <span role="status" className="text-sm text-ink-soft">
            {t('choose.working')}
          </span>
          <Button size="small" onClick={cancel}>
            {t('app:cancel')}
          </Button>
        </div>
      ) : (
        <Button variant="primary" className="mt-2" onClick={() => choose.mutate({})}>
          {t('choose.action')}
        </Button>
      )}
    </div>
  )
}

/** Opens a file that the user chooses. After cancel it is closed as soon as it is open. */
function useChoose(onOpened: (file: ImportFile) => void) {
  const latest = useRef<object>(undefined)
  const choose = useMutation({
    mutationFn: (attempt: object) => {
      latest.current = attempt
      return imports.Choose()
    },
    onSuccess: (file, attempt) => (latest.current === attempt ? onOpened(file) : closeFile(file.file_id)),
  })
  const cancel = () => {
    latest.current = undefined
    choose.reset()
  }
  return { choose, cancel }
}
