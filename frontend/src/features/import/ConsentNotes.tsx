import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportSummary } from '@/api/types'
import { translate } from '@/i18n/message'

type NoteCount = ImportSummary['notes'][number]

/** As many notes are shown without being asked for. */
const few = 4

/** Why people are not listed whose answer is not a plain no: each reason once, with the number of people. */
export function ConsentNotes({ notes }: { notes: readonly NoteCount[] }) {
  const { t } = useTranslation('import')
  if (notes.length === 0) return null
  const others = notes.slice(few)
  return (
    <section aria-label={t('consentNotes.title')} className="flex items-start gap-3 rounded-2xl bg-warning-soft px-4 py-3 text-ink">
      <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-on-warning" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t('consentNotes.title')}</p>
        <Notes notes={notes.slice(0, few)} />
        {others.length > 0 && (
          <details>
            <summary className="cursor-pointer font-medium">{t('consentNotes.more', { count: others.length })}</summary>
            <Notes notes={others} />
          </details>
        )}
      </div>
    </section>
  )
}

function Notes({ notes }: { notes: readonly NoteCount[] }) {
  const { t, i18n } = useTranslation('import')
  return (
    <ul className="max-h-60 overflow-y-auto">
      {notes.map(({ note, rows }) => (
        <li key={note.text} dir="auto" className="wrap-anywhere">
          <span className="tabular-nums">{t('people', { count: rows })}</span>
          {t('consentNotes.colon')} {translate(note.said, i18n) ?? note.text}
        </li>
      ))}
    </ul>
  )
}
