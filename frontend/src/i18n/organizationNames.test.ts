import { afterEach, describe, expect, it } from 'vitest'
import { testEnvironment } from '@/lib/initialOrganizations'
import { i18n, setLanguage, type Language } from '.'
import { organizationNames } from './organizationNames'

afterEach(() => setLanguage('en'))

const nexus = { org_id: 'nexus', name: 'Nexus Maine' }
const renamed = { ...testEnvironment, name: 'Harbor Office' }
const namesake = { org_id: 'other', name: testEnvironment.name }

async function namesIn(language: Language) {
  await setLanguage(language)
  return organizationNames(i18n.getFixedT(language, 'app'), language)
}

describe('the name that the page shows', () => {
  it.each([
    ['Test Environment in English', 'en', testEnvironment, 'People who use this computer', '“People who use this computer”'],
    ['Test Environment in French', 'fr', testEnvironment, 'Personnes qui utilisent cet ordinateur', '«\u00a0Personnes qui utilisent cet ordinateur\u00a0»'],
    ['a name that an admin gave it', 'en', renamed, 'Harbor Office', 'Harbor Office'],
    ['a name that an admin gave it, in French', 'fr', renamed, 'Harbor Office', 'Harbor Office'],
    ['another organization of the same name', 'en', namesake, 'Test Environment', 'Test Environment'],
    ['any other', 'fr', nexus, 'Nexus Maine', 'Nexus Maine'],
  ] as const)('%s', async (_, language, organization, name, inText) => {
    const { nameOf, nameInText } = await namesIn(language)
    expect(nameOf(organization)).toBe(name)
    expect(nameInText(organization)).toBe(inText)
  })

  it('decides the order of a list', async () => {
    const { byName, listInText } = await namesIn('en')
    const quay = { org_id: 'quay', name: 'Quay' }
    const stored = [nexus, quay, testEnvironment]
    expect(byName(stored)).toEqual([nexus, testEnvironment, quay])
    expect(listInText(stored)).toBe('Nexus Maine, “People who use this computer”, and Quay')
    expect(byName([{ org_id: 'old', name: 'Old' }, renamed])).toEqual([renamed, { org_id: 'old', name: 'Old' }])
  })
})
