/** What can be said of a person in a file, as the catalogues know it. */
export const personFields = [
  'name', 'first_name', 'middle_name', 'last_name', 'email', 'headline', 'about', 'company', 'role', 'location', 'languages',
  'skills', 'offers', 'needs', 'interests', 'linkedin', 'website', 'web_address', 'show_email', 'show_linkedin', 'consent',
  'approval', 'status', 'id',
] as const
export type PersonField = (typeof personFields)[number]

export const isPersonField = (text: string): text is PersonField => (personFields as readonly string[]).includes(text)
