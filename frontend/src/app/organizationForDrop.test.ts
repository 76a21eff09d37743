import { expect, it } from 'vitest'
import { amira, signedOutUser } from '../../test/backend'
import { organizationForDrop } from './organizationForDrop'

const [test = { org_id: '' }] = amira.organizations

it.each([
  ['the organization of the page', amira, '#/organizations/nexus/members', 'nexus'],
  ['the selected one', { ...amira, selected_org_id: 'nexus' }, '#/chat', 'nexus'],
  ['the first one', amira, '#/chat', test.org_id],
  ['one of which the user is an admin', { ...amira, organizations: [{ ...test, name: '', role: 'member' }, { org_id: 'nexus', name: '', role: 'admin' }] }, `#/organizations/${test.org_id}`, 'nexus'],
  ['none', signedOutUser, '#/chat', undefined],
])('a dropped file is for %s', (_, me, hash, orgId) => {
  expect(organizationForDrop(me, hash)).toBe(orgId)
})
