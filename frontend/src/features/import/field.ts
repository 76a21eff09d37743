/** What a column can be taken for, as the catalogues know it. */
export const fields = [
  'name', 'first_name', 'middle_name', 'last_name', 'email', 'headline', 'about', 'company', 'role', 'location', 'languages',
  'skills', 'offers', 'needs', 'interests', 'linkedin', 'website', 'web_address', 'show_email', 'show_linkedin', 'consent',
  'approval', 'status', 'id',
] as const
export type Field = (typeof fields)[number]

export const isField = (text: string): text is Field => (fields as readonly string[]).includes(text)
