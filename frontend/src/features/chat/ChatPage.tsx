import { Suspense, useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { soon } from '@/lib/frame'
import { lazily } from '@/lib/lazily'
import { useMediaQuery } from '@/lib/useMediaQuery'
import { Sheet } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { Announcer } from './Announcer'
import { Composer } from './Composer'
import type { PeoplePanelProps } from './PeoplePanel'
import { useConversation } from './useConversation'
import { usePeople } from './usePeople'
import { Welcome } from './Welcome'
import { WriterLine } from './WriterLine'

// Nobody has asked yet when Kith starts: what shows an answer comes right after the first paint.
const Conversation = lazily(async () => (await import('./Conversation')).Conversation)
const PeoplePanel = lazily(async () => (await import('./PeoplePanel')).PeoplePanel)

function preload() {
  Conversation.preload()
  PeoplePanel.preload()
}

export interface ChatPageProps {
  /** Stands before the conversation's title: what opens the list of conversations. */
  leading?: ReactNode
  title: string
}

/** The conversation on the left, the people it is about on the right. */
export function ChatPage({ leading, title }: ChatPageProps) {
  const { sessionId = '' } = useParams()
  const navigate = useNavigate()
  const narrow = !useMediaQuery('(min-width: 900px)')
  const onNewSession = useCallback((id: string) => void navigate(`/chat/${id}`, { replace: true }), [navigate])
  const { turns, busy, refused, ask, again, edit, showVersion, stop, loading, error, retry } = useConversation(sessionId, onNewSession)
  const people = usePeople(turns, narrow)
  const found = useFound()
  const [text, setText] = useState('')
  useEscape(busy, stop)
  useEffect(() => soon(preload), [])

  const { showLatest } = people
  const onSend = (question: string) => {
    setText('')
    showLatest()
    found.leave()
    void ask(question).then((accepted) => accepted || setText((typed) => (typed === '' ? question : typed)))
  }
  const onEdit = useCallback(
    (questionId: string, question: string) => {
      showLatest()
      void edit(questionId, question).then((accepted) => accepted || setText((typed) => (typed === '' ? question : typed)))
    },
    [edit, showLatest],
  )
  const onAgain = useCallback(
    (answerId: string, without: readonly string[]) => {
      showLatest()
      void again(answerId, without)
    },
    [again, showLatest],
  )
  const onVersion = useCallback((id: string, version: number) => void showVersion(id, version), [showVersion])

  const isNew = turns.length === 0 && !loading && error === null
  return (
    <div className="flex h-full min-w-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-14 shrink-0 items-center gap-2 px-3">
          {leading}
          <h1 dir="auto" className="truncate font-semibold text-ink">
            {title}
          </h1>
        </header>
        {isNew ? (
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-6 py-8">
            <div className="my-auto">
              <Welcome onAsk={onSend} />
            </div>
          </div>
        ) : (
          <Suspense fallback={<div className="flex-1" />}>
            <Conversation
              key={`${sessionId} ${found.key}`}
              turns={turns}
              narrow={narrow}
              selectedId={people.answer?.id ?? ''}
              foundId={found.id}
              idle={!busy}
              onShow={people.show}
              onAgain={onAgain}
              onEdit={onEdit}
              onVersion={onVersion}
            />
          </Suspense>
        )}
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-2 px-6 pb-2">
          {error !== null && <ErrorNotice error={error} onRetry={() => void retry()} />}
          {refused !== undefined && <ErrorNotice error={refused} />}
          <Composer value={text} onChange={setText} onSend={onSend} onStop={stop} busy={busy} focusKey={sessionId} />
          <WriterLine />
        </div>
        <Announcer turn={turns.at(-1)} />
      </div>
      {(narrow || !isNew) && <PeopleSide people={people} narrow={narrow} idle={!busy} onAgain={onAgain} />}
    </div>
  )
}

interface PeopleSideProps extends Pick<PeoplePanelProps, 'idle' | 'onAgain'> {
  people: ReturnType<typeof usePeople>
  narrow: boolean
}

/** The people beside the conversation, or over it where the window is narrow. */
function PeopleSide({ people, narrow, ...rest }: PeopleSideProps) {
  const { t } = useTranslation('chat')
  const panel = (
    <Suspense fallback={null}>
      <PeoplePanel answer={people.answer} forward={people.forward} earlier={people.earlier} {...rest} />
    </Suspense>
  )
  if (narrow) {
    return (
      <Sheet open={people.open} onOpenChange={people.setOpen} side="end" title={t('people.title')}>
        {panel}
      </Sheet>
    )
  }
  return (
    <aside
      aria-label={t('people.title')}
      className="flex w-[clamp(20rem,30vw,25rem)] shrink-0 flex-col border-s border-line bg-sunken"
    >
      <h2 className="flex h-14 shrink-0 items-center px-5 font-semibold text-ink">{t('people.title')}</h2>
      {panel}
    </aside>
  )
}

/** The message that a search led to; the key changes each time one does. */
function useFound() {
  const [params, setParams] = useSearchParams()
  const location = useLocation()
  const id = params.get('message') ?? ''
  const key = id === '' ? '' : location.key
  return { id, key, leave: () => id !== '' && setParams({}, { replace: true }) }
}

/** Esc stops the answer, unless something that is open closes by it. */
function useEscape(active: boolean, onEscape: () => void) {
  useEffect(() => {
    if (!active) return
    const onKeyDown = (event: KeyboardEvent) => {
      const inDialog = document.querySelector('[role=dialog], [role=menu]') !== null
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && !inDialog) onEscape()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [active, onEscape])
}
