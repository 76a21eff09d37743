import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { AuditEntry } from '@/api/types'
import { fakeBackend, guild } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { HistoryTab } from './HistoryTab'

const entry = (id: string, facts: Partial<AuditEntry>): AuditEntry => ({
  audit_id: id,
  action: 'created',
  actor: 'Ann',
  actor_id: 'ann',
  subject: '',
  subject_id: '',
  role: '',
  count: 0,
  at: '2026-11-20T10:00:00.000Z',
  ...facts,
})

it('describes each entry, also of erased users', async () => {
  fakeBackend({
    organizations: {
      Audit: [
        entry('3', { action: 'role_changed', subject: 'Bo', role: 'admin' }),
        entry('2', { action: 'member_removed', count: 12 }),
        entry('1', { actor: '' }),
      ],
    },
  })
  renderAt('/', <HistoryTab organization={guild} />)
  expect(await screen.findByText('Ann made Bo Admin')).toBeInTheDocument()
  expect(screen.getByText('Ann removed 12 people')).toBeInTheDocument()
  expect(screen.getByText('somebody who was erased created the organization')).toBeInTheDocument()
})

it('fetches earlier entries, before the last one', async () => {
  const audit = vi.fn(({ before }: { before: string }) =>
    before === '' ? Array.from({ length: 100 }, (_, index) => entry(`${200 - index}`, {})) : [entry('1', { action: 'renamed' })],
  )
  fakeBackend({ organizations: { Audit: audit } })
  const { user } = renderAt('/', <HistoryTab organization={guild} />)
  await user.click(await screen.findByRole('button', { name: 'Show earlier' }))
  expect(await screen.findByText('Ann renamed it')).toBeInTheDocument()
  expect(audit).toHaveBeenLastCalledWith({ org_id: 'guild', before: '101' })
  expect(screen.queryByRole('button', { name: 'Show earlier' })).not.toBeInTheDocument()
})
