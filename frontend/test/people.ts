import type { Card, Message, Person, Session } from '@/api/types'
import { testEnvironment } from '@/lib/initialOrganizations'

export const maria: Person = {
  user_id: 'maria',
  name: 'Maria Lindqvist',
  visible: true,
  headline: 'Boat builder, mostly wood',
  about: 'Thirty years of planks and glue.',
  company: 'Tidewater Yard',
  role: 'Owner',
  location: 'Portland, Maine',
  languages: ['English', 'Swedish'],
  skills: ['joinery', 'steam bending'],
  offers: 'Looking at old boats before you buy them.',
  needs: '',
  interests: ['rowing'],
  email: 'maria@example.org',
  linkedin: 'https://example.org/maria',
  website: '',
  organizations: [testEnvironment],
}

export const jo: Person = { ...maria, user_id: 'jo', name: 'Jo Park', email: '', linkedin: '' }

export const cardOf = (person: Person, overrides: Partial<Card> = {}): Card => ({
  person,
  reason: '',
  evidence: [
    { field: 'headline', text: 'Boat builder' },
    { field: 'offers', text: 'old boats' },
    { field: 'skills', text: 'steam bending' },
  ],
  shares: [],
  saved: false,
  ...overrides,
})

export const messageOf = (overrides: Partial<Message>): Message => ({
  message_id: 'message',
  role: 'user',
  content: '',
  created_at: '2026-06-15T09:00:00.000Z',
  status: '',
  intent: '',
  model: '',
  finished_by: '',
  version: 1,
  versions: 1,
  problem: '',
  cut_off: false,
  thinking: '',
  checked_claims: 0,
  marks: [],
  first_token_ms: 0,
  total_ms: 0,
  prompt_tokens: 0,
  answer_tokens: 0,
  prompt_ms: 0,
  answer_ms: 0,
  matches: 0,
  nearest: 0,
  request_id: '',
  erased: false,
  ...overrides,
})

export const sessionOf = (id: string, title: string, at = new Date()): Session => ({
  session_id: id,
  org_id: '',
  one_org: false,
  title,
  created_at: at.toISOString(),
  last_message_at: at.toISOString(),
})
