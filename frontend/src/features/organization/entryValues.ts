import { z } from 'zod'
import type { EditEntry, MemberDetail } from '@/api/types'
import { profileSchema } from '@/profile/values'

/** The values of the form of an entry: those of a profile, the address, and the source of consent. */
export type EntryValues = Omit<EditEntry, 'org_id' | 'user_id'>

/** Validates an entry. The ground is needed if the entry was not listed and now is. */
export const entrySchema = (wasListed: boolean): z.ZodType<EntryValues, EntryValues> =>
  z
    .intersection(profileSchema, z.object({ email: z.union([z.literal(''), z.string().trim().pipe(z.email('email'))]), ground: z.string() }))
    .refine(({ opted_in: listed, ground }) => !listed || wasListed || ground.trim() !== '', { path: ['ground'], error: 'ground' })

/** The present values of an entry. */
export const entryValuesOf = ({ member, person, ...detail }: MemberDetail): EntryValues => ({
  name: person.name,
  email: member.email,
  headline: person.headline,
  role: person.role,
  company: person.company,
  location: person.location,
  skills: person.skills,
  offers: person.offers,
  needs: person.needs,
  interests: person.interests,
  languages: person.languages,
  about: person.about,
  linkedin: person.linkedin,
  website: person.website,
  show_email: detail.show_email,
  show_linkedin: detail.show_linkedin,
  opted_in: detail.opted_in,
  ground: '',
})
