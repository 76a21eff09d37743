import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  chat,
  backups,
  imports,
  invitations,
  meaning,
  members,
  models,
  organizations,
  people,
  preferences,
  profile,
  saved,
  sessions,
  setup,
} from './services'
import type { BrowseFilter, MemberFilter } from './types'

/** A search in the directory with its filter. */
export type DirectorySearch = BrowseFilter & { query: string }

/** The page size of members. */
export const membersPerPage = 200

/** The page size of the directory. */
export const peoplePerPage = 60

/** The page size of the rows of an import. */
export const importRowsPerPage = 200

/** The page size of the audit log, which the backend sets. */
const auditPerPage = 100

/** Key prefixes of queries that are invalidated for all organizations together. */
export const queryKeys = { invitations: ['invitations'], members: ['members'], organizations: ['organizations'], saved: ['saved'], sessions: ['sessions'] } as const

/**
 * The options of every query, with its key. An orgId of '' means all
 * organizations of the user.
 */
export const queries = {
  start: () => queryOptions({ queryKey: ['start'], queryFn: () => setup.Start() }),
  writer: () => queryOptions({ queryKey: ['writer'], queryFn: () => setup.Writer() }),
  models: () => queryOptions({ queryKey: ['models'], queryFn: () => models.Overview() }),
  meaning: () => queryOptions({ queryKey: ['meaning'], queryFn: () => meaning.State() }),
  jobs: () => queryOptions({ queryKey: ['jobs'], queryFn: () => models.Jobs() }),
  organizations: () => queryOptions({ queryKey: queryKeys.organizations, queryFn: () => organizations.List() }),
  members: (filter: MemberFilter, page: number) =>
    queryOptions({
      queryKey: [...queryKeys.members, filter, page],
      queryFn: () => members.List({ ...filter, offset: page * membersPerPage, limit: membersPerPage }),
    }),
  member: (orgId: string, userId: string) =>
    queryOptions({
      queryKey: [...queryKeys.members, orgId, userId],
      queryFn: () => members.Get({ org_id: orgId, user_id: userId }),
    }),
  removals: (orgId: string) =>
    queryOptions({
      queryKey: [...queryKeys.members, orgId, 'removals'],
      queryFn: () => members.Removals({ org_id: orgId }),
    }),
  mergePreview: (orgId: string, keepId: string, dropId: string, take: readonly string[]) =>
    queryOptions({
      queryKey: [...queryKeys.members, orgId, 'merge', keepId, dropId, take],
      queryFn: () => members.PreviewMerge({ org_id: orgId, keep_id: keepId, drop_id: dropId, take: [...take] }),
      placeholderData: keepPreviousData,
      retry: false,
    }),
  invitations: (orgId: string, status: string) =>
    queryOptions({
      queryKey: [...queryKeys.invitations, orgId, status],
      queryFn: () => invitations.List({ org_id: orgId, status }),
    }),
  imports: (orgId: string) =>
    queryOptions({ queryKey: ['imports', orgId], queryFn: () => imports.List({ org_id: orgId }) }),
  importRows: (fileId: string, filter: { outcome: string; noted: boolean; unlisted: string }, page: number) =>
    queryOptions({
      queryKey: ['importRows', fileId, filter, page],
      queryFn: () => imports.Rows({ file_id: fileId, ...filter, offset: page * importRowsPerPage, limit: importRowsPerPage }),
    }),
  audit: (orgId: string) =>
    infiniteQueryOptions({
      queryKey: ['audit', orgId],
      queryFn: ({ pageParam }) => organizations.Audit({ org_id: orgId, before: pageParam }),
      initialPageParam: '',
      getNextPageParam: (page) => (page.length < auditPerPage ? undefined : page.at(-1)?.audit_id),
    }),
  people: (search: DirectorySearch, page: number) =>
    queryOptions({
      queryKey: ['people', search, page],
      queryFn: () => people.Browse({ ...search, offset: page * peoplePerPage, limit: peoplePerPage }),
    }),
  facets: ({ query: _, ...filter }: DirectorySearch) =>
    queryOptions({ queryKey: ['facets', filter], queryFn: () => people.Facets(filter) }),
  person: (userId: string) =>
    queryOptions({ queryKey: ['person', userId], queryFn: () => people.Get({ user_id: userId, answer_id: '' }) }),
  backups: () => queryOptions({ queryKey: ['backups'], queryFn: () => backups.List() }),
  dataState: () => queryOptions({ queryKey: ['backups', 'state'], queryFn: () => backups.State(), staleTime: 0 }),
  erasure: () => queryOptions({ queryKey: ['erasure'], queryFn: () => profile.Erasure(), staleTime: 0 }),
  waitingInvitations: () =>
    queryOptions({ queryKey: [...queryKeys.invitations, 'waiting'], queryFn: () => invitations.Waiting() }),
  settings: () => queryOptions({ queryKey: ['settings'], queryFn: () => preferences.Get() }),
  sessions: (orgId: string) =>
    queryOptions({ queryKey: [...queryKeys.sessions, orgId], queryFn: () => sessions.List({ org_id: orgId }) }),
  deletedSessions: () => queryOptions({ queryKey: [...queryKeys.sessions, 'deleted'], queryFn: () => sessions.Deleted() }),
  hits: (orgId: string, query: string) =>
    queryOptions({
      queryKey: ['hits', orgId, query],
      queryFn: () => sessions.Search({ org_id: orgId, query }),
      enabled: query !== '',
    }),
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
  removedContacts: () => queryOptions({ queryKey: [...queryKeys.saved, 'removed'], queryFn: () => saved.Removed() }),
  saved: (orgId: string) =>
    queryOptions({ queryKey: [...queryKeys.saved, orgId], queryFn: () => saved.List({ org_id: orgId }) }),
}
