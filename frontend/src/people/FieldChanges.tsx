import { MoveRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '@/api/types'
import { personFields } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'

const listFields = new Set(['languages', 'skills', 'interests'])
const choiceFields = new Set(['show_email', 'show_linkedin', 'opted_in'])

/** What a file changes in a profile: each field before and after. */
export function FieldChanges({ changes }: Pick<ImportRow, 'changes'>) {
  const { t } = useTranslation('import')
  const nameOf = (field: string) => {
    if (field === 'opted_in') return t('changes.opted_in')
    return isOneOf(personFields, field) ? t(`field.${field}`) : field
  }
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-3 text-sm">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-ink-faint">{nameOf(field)}</dt>
          <dd className="wrap-anywhere text-ink-soft">
            {before !== '' && (
              <>
                <del>
                  <Value field={field} text={before} />
                </del>
                <MoveRight role="img" aria-label={t('changes.becomes')} className="mx-1.5 inline size-4 align-text-bottom text-ink-faint rtl:-scale-x-100" />
              </>
            )}
            {after === '' ? (
              t('changes.empty')
            ) : (
              <ins className="text-ink no-underline">
                <Value field={field} text={after} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A value as people read it: the backend writes "true" for yes, and the entries of a list with semicolons between them. */
function Value({ field, text }: { field: string; text: string }) {
  const { t, i18n } = useTranslation('import')
  if (choiceFields.has(field)) return t(text === 'true' ? 'changes.yes' : 'changes.no')
  return <bdi>{listFields.has(field) ? new Intl.ListFormat(i18n.language, { type: 'unit' }).format(text.split('; ')) : text}</bdi>
}
