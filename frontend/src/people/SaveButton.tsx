import { Heart } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { cx } from '@/lib/cx'
import { IconButton } from '@/ui/Button'
import { useSaveContact } from './useSaveContact'

export interface SaveButtonProps {
  person: Person
  saved: boolean
  /** The answer that shows the person; "" outside of answers. */
  answerId: string
}

/** A heart button that saves a person, or removes them from the saved contacts. */
export function SaveButton({ person, saved, answerId }: SaveButtonProps) {
  const { t } = useTranslation('people')
  const { save, unsave, pending } = useSaveContact(person, answerId)
  return (
    <IconButton
      label={t(saved ? 'unsave' : 'save', { name: person.name })}
      aria-pressed={saved}
      className="-me-2 -mt-1.5"
      onClick={() => pending || (saved ? unsave() : save())}
    >
      <Heart aria-hidden className={cx('size-5', saved && 'fill-accent text-accent')} />
    </IconButton>
  )
}
