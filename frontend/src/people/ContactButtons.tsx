import { ExternalLink, Mail } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { Button } from '@/ui/Button'
import { AddressDialog } from './AddressDialog'
import { LetterDialog } from './LetterDialog'
import { useOpenAddress } from './useOpenAddress'

export interface ContactButtonsProps {
  person: Person
  /** The answer that shows the person; "" outside of answers. */
  answerId: string
  /** Without the website. */
  brief?: boolean
}

/** Buttons to write to a person and to open the pages that they share. */
export function ContactButtons({ person, answerId, brief = false }: ContactButtonsProps) {
  const { t } = useTranslation('people')
  const [writing, setWriting] = useState(false)
  const { open, unopened, dismiss } = useOpenAddress(person.user_id, answerId)
  const { name } = person
  return (
    <>
      {person.email === '' && person.linkedin === '' && (
        <p className="px-2 text-sm text-ink-faint">{t('noAddresses')}</p>
      )}
      <Button size="small" variant="quiet" aria-label={t('introduceTo', { name })} onClick={() => setWriting(true)}>
        <Mail aria-hidden className="size-4" />
        {t('introduce')}
      </Button>
      {person.linkedin !== '' && (
        <Button size="small" variant="quiet" aria-label={t('linkedinOf', { name })} onClick={() => open('linkedin')}>
          <ExternalLink aria-hidden className="size-4" />
          {t('linkedin')}
        </Button>
      )}
      {person.website !== '' && !brief && (
        <Button size="small" variant="quiet" aria-label={t('websiteOf', { name })} onClick={() => open('website')}>
          <ExternalLink aria-hidden className="size-4" />
          {t('website')}
        </Button>
      )}
      {writing && <LetterDialog person={person} answerId={answerId} onClose={() => setWriting(false)} />}
      <AddressDialog address={unopened} onClose={dismiss} />
    </>
  )
}
