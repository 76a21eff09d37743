import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile } from '@/api/types'
import { dialects } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'
import { useFocusedHeading } from './useFocusedHeading'

/** The name and format of the file, and what to say of its rows. */
export function FileHeading({ file, children }: { file: ImportFile; children: ReactNode }) {
  const { t } = useTranslation('import')
  const heading = useFocusedHeading()
  return (
    <div className="flex items-start gap-3">
      <FileText aria-hidden className="mt-1 size-6 shrink-0 text-accent" />
      <div className="min-w-0">
        <h2 {...heading} className="text-lg font-semibold wrap-anywhere text-ink outline-none">
          <bdi>{file.name}</bdi>
        </h2>
        <p className="text-ink-soft">
          {t(`dialect.${isOneOf(dialects, file.dialect) ? file.dialect : 'table'}`)} · {children}
        </p>
        {file.remembered && <p className="text-sm text-ink-faint">{t('remembered')}</p>}
      </div>
    </div>
  )
}
