import { useTranslation } from 'react-i18next'
import type { ImportRow } from '@/api/types'
import { personFields } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'

/** What a file changes in a profile: each field before and after. */
export function FieldChanges({ changes }: Pick<ImportRow, 'changes'>) {
  const { t } = useTranslation('import')
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-3 text-sm">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-ink-faint">{isOneOf(personFields, field) ? t(`field.${field}`) : field}</dt>
          <dd className="wrap-anywhere text-ink-soft">
            {before !== '' && (
              <>
                <del>
                  <bdi>{before}</bdi>
                </del>{' '}
              </>
            )}
            {after !== '' && (
              <ins className="text-ink no-underline">
                <bdi>{after}</bdi>
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
