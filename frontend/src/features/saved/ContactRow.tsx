import { Heart, Mail, ExternalLink } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Contact } from '@/api/types'
import { formatDate } from '@/lib/date'
import { PersonSummary } from '@/people/PersonSummary'
import { ContactButtons } from '@/people/ContactButtons'
import { useSaveContact } from '@/people/useSaveContact'
import { IconButton } from '@/ui/Button'
import { NotesForm } from './NotesForm'

export interface ContactRowProps {
  contact: Contact
  /** The title of the conversation in which the contact was saved; undefined if there is none. */
  sessionTitle: string | undefined
  /** YYYY-MM-DD */
  today: string
}

/** A saved contact: the person, and the notes about them. */
export const ContactRow = memo(function ContactRow({ contact, sessionTitle, today }: ContactRowProps) {
  const { t } = useTranslation('saved')
  const { person, reason } = contact
  return (
    <article
      aria-label={person.name}
      className="grid gap-x-8 gap-y-4 rounded-2xl border border-line bg-surface p-5 shadow-card md:grid-cols-2"
    >
      <div className="flex min-w-0 flex-col gap-3">
        <PersonSummary person={person} aside={<UnsaveButton contact={contact} />} />
        <p dir="auto" className="text-[0.9375rem] leading-relaxed text-ink">
          {person.visible ? reason : t('hidden')}
        </p>
        <Origin contact={contact} sessionTitle={sessionTitle} />
        {person.visible && (
          <div className="-mx-2 mt-auto flex flex-wrap items-center gap-1">
            <ContactButtons person={person} answerId="" />
          </div>
        )}
      </div>
      <NotesForm contact={contact} today={today} />
    </article>
  )
})

function UnsaveButton({ contact: { person } }: { contact: Contact }) {
  const { t } = useTranslation('saved')
  const { unsave, pending } = useSaveContact(person, '')
  return (
    <IconButton label={t('unsave', { name: person.name })} disabled={pending} className="-me-2 -mt-1.5" onClick={unsave}>
      <Heart aria-hidden className="size-5 fill-accent text-accent" />
    </IconButton>
  )
}

/** When and in which conversation the contact was saved, and how they were contacted. */
function Origin({ contact, sessionTitle }: Pick<ContactRowProps, 'contact' | 'sessionTitle'>) {
  const { t, i18n } = useTranslation('saved')
  const date = (moment: string) => formatDate(moment, i18n.language)
  return (
    <ul className="flex flex-col gap-1 text-sm text-ink-faint">
      <li>
        {t('savedOn', { date: date(contact.saved_at) })}
        {sessionTitle !== undefined && (
          <>
            {' · '}
            <Link to={`/chat/${contact.session_id}`} className="text-accent underline underline-offset-4">
              <bdi>{sessionTitle}</bdi>
            </Link>
          </>
        )}
      </li>
      {contact.email_clicked && (
        <OriginItem icon={<Mail aria-hidden className="size-3.5" />}>{t('writtenOn', { date: date(contact.email_clicked_at) })}</OriginItem>
      )}
      {contact.linkedin_clicked && (
        <OriginItem icon={<ExternalLink aria-hidden className="size-3.5" />}>
          {t('linkedinOn', { date: date(contact.linkedin_clicked_at) })}
        </OriginItem>
      )}
    </ul>
  )
}

const OriginItem = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex items-center gap-1.5 text-ink-soft">
    {icon}
    {children}
  </li>
)
