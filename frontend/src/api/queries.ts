import { queryOptions } from '@tanstack/react-query'
import { chat, models, people, preferences, saved, sessions, setup } from './services'

/** Everything that is fetched, each under the key by which it is refreshed. */
export const queries = {
  start: () => queryOptions({ queryKey: ['start'], queryFn: () => setup.Start() }),
  writer: () => queryOptions({ queryKey: ['writer'], queryFn: () => setup.Writer() }),
  models: () => queryOptions({ queryKey: ['models'], queryFn: () => models.Overview() }),
  jobs: () => queryOptions({ queryKey: ['jobs'], queryFn: () => models.Jobs() }),
  settings: () => queryOptions({ queryKey: ['settings'], queryFn: () => preferences.Get() }),
  sessions: () => queryOptions({ queryKey: ['sessions'], queryFn: () => sessions.List({ org_id: '' }) }),
  deletedSessions: () => queryOptions({ queryKey: ['sessions', 'deleted'], queryFn: () => sessions.Deleted() }),
  hits: (query: string) =>
    queryOptions({ queryKey: ['hits', query], queryFn: () => sessions.Search({ org_id: '', query }), enabled: query !== '' }),
  messages: (sessionId: string) =>
    queryOptions({
      queryKey: ['messages', sessionId],
      queryFn: () => sessions.Messages({ session_id: sessionId }),
      enabled: sessionId !== '',
    }),
  cards: (answerId: string) =>
    queryOptions({
      queryKey: ['cards', answerId],
      queryFn: () => chat.Cards({ answer_id: answerId }),
      enabled: answerId !== '',
    }),
  draft: (userId: string, answerId: string) =>
    queryOptions({
      queryKey: ['draft', userId, answerId],
      queryFn: () => people.Draft({ user_id: userId, answer_id: answerId }),
      gcTime: 0,
    }),
  saved: () => queryOptions({ queryKey: ['saved'], queryFn: () => saved.List({ org_id: '' }) }),
}
