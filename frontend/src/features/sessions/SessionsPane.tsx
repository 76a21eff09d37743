import { useQuery } from '@tanstack/react-query'
import { Search, SquarePen, X } from 'lucide-react'
import { useDeferredValue, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import { useSelectedOrgId } from '@/api/scope'
import { toKithError } from '@/lib/error'
import { ErrorNotice } from '@/ui/notices'
import { HitList } from './HitList'
import { SessionList } from './SessionList'

export interface SessionsPaneProps {
  searchRef: RefObject<HTMLInputElement | null>
  /** Called when the user opens a conversation. */
  onOpen: () => void
}

/** The list of conversations, with search and a button for a new one. */
export function SessionsPane({ searchRef, onOpen }: SessionsPaneProps) {
  const { t } = useTranslation('sessions')
  const sessions = useQuery(queries.sessions(useSelectedOrgId()))
  const [text, setText] = useState('')
  const query = useDeferredValue(text.trim())
  return (
    <>
      <div className="flex flex-col gap-2 px-3 pb-1">
        <Link
          to="/chat"
          onClick={onOpen}
          className="flex h-10 items-center gap-2.5 rounded-xl border border-line bg-surface px-3 font-medium text-ink shadow-card transition-colors hover:bg-hover"
        >
          <SquarePen aria-hidden className="size-4 text-accent" />
          {t('new')}
        </Link>
        <SearchField value={text} onChange={setText} inputRef={searchRef} />
      </div>
      {sessions.isError && !isSignedOut(sessions.error) && (
        <ErrorNotice error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {query === '' ? (
        <SessionList sessions={sessions.data ?? []} onOpen={onOpen} />
      ) : (
        <HitList query={query} onOpen={onOpen} />
      )}
    </>
  )
}

/** Whether the error means that nobody is signed in, which the banner says already. */
const isSignedOut = (error: unknown) => ['no_actor', 'locked'].includes(toKithError(error).code)

interface SearchFieldProps {
  value: string
  onChange: (text: string) => void
  inputRef: RefObject<HTMLInputElement | null>
}

function SearchField({ value, onChange, inputRef }: SearchFieldProps) {
  const { t } = useTranslation('sessions')
  return (
    <div className="relative">
      <Search aria-hidden className="pointer-events-none absolute start-3 top-2.5 size-4 text-ink-faint" />
      <input
        ref={inputRef}
        type="search"
        dir="auto"
        value={value}
        aria-label={t('search')}
        aria-keyshortcuts="Control+K Meta+K"
        placeholder={t('searchShort')}
        className="h-9 w-full rounded-xl border border-line-strong bg-surface ps-9 pe-9 text-[0.9375rem] outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return
          event.preventDefault()
          onChange('')
        }}
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={t('clear')}
          className="absolute end-1 top-1 flex size-7 items-center justify-center rounded-lg text-ink-soft hover:bg-hover"
          onClick={() => {
            onChange('')
            inputRef.current?.focus()
          }}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
}
