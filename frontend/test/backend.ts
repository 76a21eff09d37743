import type * as services from '@/api/services'
import type { Contact, Me, Organization, Person, Start } from '@/api/types'
import { testEnvironment } from '@/lib/initialOrganizations'

type Services = typeof services
type Answers = { [Name in keyof Services]?: Partial<{ [Method in keyof Services[Name]]: unknown }> }

const boundNames = { chat: 'Chat', backups: 'Backups', directoryFiles: 'DirectoryFiles', imports: 'Imports', invitations: 'Invitations', members: 'Members', meaning: 'Meaning', models: 'Models', organizations: 'Organizations', people: 'People', preferences: 'Preferences', profile: 'Profile', saved: 'Saved', sessions: 'Sessions', setup: 'Setup' }

/**
 * Replaces the bindings of the backend. An answer is a function that handles the
 * call, or the result itself. Calls without an answer fail.
 */
export function fakeBackend(answers: Answers) {
  const api = Object.fromEntries(
    Object.entries(answers).map(([name, methods]) => [
      boundNames[name as keyof Services],
      Object.fromEntries(
        Object.entries(methods).map(([method, answer]) => [
          method,
          async (request: unknown) => (typeof answer === 'function' ? await answer(request) : answer),
        ]),
      ),
    ]),
  )
  Object.assign(window, { go: { api } })
}

/** An error of the backend. */
export const backendError = (code: string, message: string, hint = '') => ({ code, message, hint })

/** An empty profile. */
const emptyProfile = {
  user_id: '',
  name: '',
  email: '',
  headline: '',
  about: '',
  company: '',
  role: '',
  location: '',
  languages: [],
  skills: [],
  offers: '',
  needs: '',
  interests: [],
  linkedin: '',
  website: '',
}

export const signedOutUser: Me = {
  ...emptyProfile,
  show_email: false,
  show_linkedin: false,
  opted_in: false,
  complete: false,
  missing: [],
  suggestions: [],
  visibility: 'hidden',
  has_passcode: false,
  organizations: [],
  primary_org_id: '',
  selected_org_id: '',
}

export const amira: Me = {
  ...signedOutUser,
  user_id: 'amira',
  name: 'Amira Haddad',
  email: 'amira@example.org',
  missing: ['headline', 'location', 'skills', 'offers'],
  organizations: [
    { ...testEnvironment, role: 'admin' },
    { org_id: 'nexus', name: 'Nexus Maine', role: 'admin' },
  ],
  primary_org_id: testEnvironment.org_id,
}

/** The start data of a new installation. */
export const freshInstallation: Start = {
  version: '1.0.0',
  data_dir: '/home/amira/.local/share/kith',
  signed_in: false,
  locked_user_id: '',
  me: signedOutUser,
  people: [],
  sample_loaded: false,
  settings: { language: '', theme: '' },
  directory: 0,
  onboarding_due: true,
}

/** The same after Amira signed up. */
export const signedUp: Start = {
  ...freshInstallation,
  signed_in: true,
  me: amira,
  people: [{ user_id: 'amira', name: amira.name, email: amira.email, locked: false }],
}

/** An organization of which the user is an admin. */
export const guild: Organization = {
  org_id: 'guild',
  name: 'Boat Guild',
  description: '',
  role: 'admin',
  joined_at: '2026-11-01T10:00:00.000Z',
  created_at: '2026-11-01T10:00:00.000Z',
  archived_at: '',
  deleted_at: '',
  erased_at: '',
  lasting: false,
  from_file: false,
}

const emptyPerson: Person = {
  ...emptyProfile,
  visible: true,
  organizations: [],
}

/** A saved contact with empty fields except for the given ones. */
export const contactOf = (name: string, notes: Partial<Contact> = {}, person: Partial<Person> = {}): Contact => ({
  person: { ...emptyPerson, user_id: name, name, ...person },
  session_id: '',
  reason: '',
  note: '',
  tags: [],
  follow_up_on: '',
  email_clicked: false,
  email_clicked_at: '',
  linkedin_clicked: false,
  linkedin_clicked_at: '',
  saved_at: '2026-11-20T10:00:00.000Z',
  ...notes,
})
