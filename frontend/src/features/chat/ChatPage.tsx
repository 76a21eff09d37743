import { Suspense, useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { onNextFrame } from '@/lib/frame'
import { lazyWithPreload } from '@/lib/lazyWithPreload'
import { useMediaQuery } from '@/lib/useMediaQuery'
import { Sheet } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { StatusAnnouncer } from './StatusAnnouncer'
import { Composer } from './Composer'
import type { PeoplePanelProps } from './PeoplePanel'
import { useConversation } from './useConversation'
import { usePeoplePanel } from './usePeoplePanel'
import { Welcome } from './Welcome'
import { WriterStatus } from './WriterStatus'

// At the start there is no answer to show: these are loaded right after the first paint.
const Conversation = lazyWithPreload(async () => (await import('./Conversation')).Conversation)
const PeoplePanel = lazyWithPreload(async () => (await import('./PeoplePanel')).PeoplePanel)

function preload() {
  Conversation.preload()
  PeoplePanel.preload()
}

export interface ChatPageProps {
  /** Shown before the title: the button that opens the list of conversations. */
  leading?: ReactNode
  title: string
}

/** The conversation, with the people of an answer beside it. */
export function ChatPage({ leading, title }: ChatPageProps) {
  const { sessionId = '' } = useParams()
  const navigate = useNavigate()
  const narrow = !useMediaQuery('(min-width: 900px)')
  const onNewSession = useCallback((id: string) => void navigate(`/chat/${id}`, { replace: true }), [navigate])
  const { turns, busy, failure, ask, regenerate, edit, showVersion, stop, loading, error, retry } = useConversation(sessionId, onNewSession)
  const panel = usePeoplePanel(turns, narrow)
  const searchHit = useSearchHit()
  const [text, setText] = useState('')
  useEscape(busy, stop)
  useEffect(() => onNextFrame(preload), [])

  const { showLatest } = panel
  const onSend = (question: string) => {
    setText('')
    showLatest()
    searchHit.clear()
    void ask(question).then((accepted) => accepted || setText((typed) => (typed === '' ? question : typed)))
  }
  const onEdit = useCallback(
    (questionId: string, question: string) => {
      showLatest()
      void edit(questionId, question).then((accepted) => accepted || setText((typed) => (typed === '' ? question : typed)))
    },
    [edit, showLatest],
  )
  const onRegenerate = useCallback(
    (answerId: string, without: readonly string[]) => {
      showLatest()
      void regenerate(answerId, without)
    },
    [regenerate, showLatest],
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
              key={`${sessionId} ${searchHit.key}`}
              turns={turns}
              narrow={narrow}
              selectedId={panel.answer?.id ?? ''}
              searchHitId={searchHit.id}
              idle={!busy}
              onShow={panel.show}
              onRegenerate={onRegenerate}
              onEdit={onEdit}
              onVersion={onVersion}
            />
          </Suspense>
        )}
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-2 px-6 pb-2">
          {error !== null && <ErrorNotice error={error} onRetry={() => void retry()} />}
          {failure !== undefined && <ErrorNotice error={failure} />}
          <Composer value={text} onChange={setText} onSend={onSend} onStop={stop} busy={busy} focusKey={sessionId} />
          <WriterStatus />
        </div>
        <StatusAnnouncer turn={turns.at(-1)} />
      </div>
      {(narrow || !isNew) && <PeopleAside panel={panel} narrow={narrow} idle={!busy} onRegenerate={onRegenerate} />}
    </div>
  )
}

interface PeopleAsideProps extends Pick<PeoplePanelProps, 'idle' | 'onRegenerate'> {
  panel: ReturnType<typeof usePeoplePanel>
  narrow: boolean
}

/** The people beside the conversation, or in a sheet if the window is narrow. */
function PeopleAside({ panel, narrow, ...rest }: PeopleAsideProps) {
  const { t } = useTranslation('chat')
  const people = (
    <Suspense fallback={null}>
      <PeoplePanel answer={panel.answer} cardFocus={panel.cardFocus} earlier={panel.earlier} {...rest} />
    </Suspense>
  )
  if (narrow) {
    return (
      <Sheet open={panel.open} onOpenChange={panel.setOpen} side="end" title={t('people.title')}>
        {people}
      </Sheet>
    )
  }
  return (
    <aside
      aria-label={t('people.title')}
      className="flex w-[clamp(20rem,30vw,25rem)] shrink-0 flex-col border-s border-line bg-sunken"
    >
      <h2 className="flex h-14 shrink-0 items-center px-5 font-semibold text-ink">{t('people.title')}</h2>
      {people}
    </aside>
  )
}

/** The message that the user opened from a search. The key changes with each search hit. */
function useSearchHit() {
  const [params, setParams] = useSearchParams()
  const location = useLocation()
  const id = params.get('message') ?? ''
  const key = id === '' ? '' : location.key
  return { id, key, clear: () => id !== '' && setParams({}, { replace: true }) }
}

/** Esc stops the answer, unless it closes an open dialog or menu. */
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
