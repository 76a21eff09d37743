import { FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportFile } from '@/api/types'
import { dialects } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'

/** The name and format of the file, and the number of people in it. */
export function FileHeading({ file }: { file: ImportFile }) {
  const { t } = useTranslation('import')
  return (
    <div className="flex items-start gap-3">
      <FileText aria-hidden className="mt-1 size-6 shrink-0 text-accent" />
      <div className="min-w-0">
        <h2 className="text-lg font-semibold wrap-anywhere text-ink">
          <bdi>{file.name}</bdi>
        </h2>
        <p className="text-ink-soft">
          {t(`dialect.${isOneOf(dialects, file.dialect) ? file.dialect : 'table'}`)} · {t('people', { count: file.rows })}
          {file.problems > 0 && ` · ${t('problems', { count: file.problems })}`}
        </p>
        {file.remembered && <p className="text-sm text-ink-faint">{t('remembered')}</p>}
      </div>
    </div>
  )
}
