import { MapPin } from 'lucide-react'
import type { Person } from '@/api/types'
import { SaveButton } from '@/people/SaveButton'
import { Avatar } from '@/ui/Avatar'

export interface PersonTileProps {
  person: Person
  saved: boolean
  onOpen: () => void
}

/** A person of the directory in a few lines. A click opens the profile. */
export function PersonTile({ person, saved, onOpen }: PersonTileProps) {
  const { name, headline, role, company, location } = person
  const work = [role, company].filter((text) => text !== '').join(', ')
  return (
    <article
      aria-label={name}
      className="relative flex h-full gap-3 overflow-hidden rounded-2xl border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong"
    >
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-1">
          <h2 className="min-w-0 flex-1 leading-snug font-semibold text-ink">
            <button type="button" className="line-clamp-2 max-w-full text-start wrap-anywhere after:absolute after:inset-0" onClick={onOpen}>
              <bdi>{name}</bdi>
            </button>
          </h2>
          <span className="relative z-10">
            <SaveButton person={person} saved={saved} answerId="" />
          </span>
        </div>
        <p dir="auto" className="line-clamp-2 leading-snug text-ink-soft">
          {headline}
        </p>
        {work !== '' && (
          <p dir="auto" className="mt-1 truncate text-sm text-ink-faint">
            {work}
          </p>
        )}
        {location !== '' && (
          <p dir="auto" className="truncate text-sm text-ink-faint">
            <MapPin aria-hidden className="me-1 inline size-3.5 align-[-0.15em]" />
            {location}
          </p>
        )}
      </div>
    </article>
  )
}
