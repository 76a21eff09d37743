import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nexusMaine, testEnvironment } from './initialOrganizations'

it.each([
  ['TestEnvironment', testEnvironment],
  ['NexusMaine', nexusMaine],
])('knows %s by the same id and name as the backend', (constant, { org_id: id, name }) => {
  const migration = readFileSync('../migrations/sqlite/0006_initial_organizations.up.sql', 'utf8')
  expect(migration).toContain(`('${id}', '${name}'`)
  expect(readFileSync('../backend/domain/domain.go', 'utf8')).toMatch(new RegExp(`${constant} +OrgID = "${id}"`))
})
