import { z } from 'zod'
import type { Me, SaveProfile } from '@/api/types'
import { isWebAddress } from '@/lib/address'

/** The maximum lengths, in characters and entries; the same as in the backend. */
export const limits = { line: 300, text: 4_000, list: 50 } as const

const upTo = (kind: 'line' | 'text') =>
  z.string().refine((text) => Array.from(text.trim()).length <= limits[kind], { error: kind, abort: true })
const list = z.array(z.string()).max(limits.list, 'list')
const address = upTo('line').refine((text) => text.trim() === '' || isWebAddress(text), 'address')

export const nameSchema = upTo('line').refine((text) => text.trim() !== '', 'name')

/** Validates a profile. The messages are keys below `error` in the catalogue. */
export const profileSchema: z.ZodType<SaveProfile, SaveProfile> = z.object({
  name: nameSchema,
  headline: upTo('line'),
  role: upTo('line'),
  company: upTo('line'),
  location: upTo('line'),
  skills: list,
  offers: upTo('text'),
  needs: upTo('text'),
  interests: list,
  languages: list,
  about: upTo('text'),
  linkedin: address,
  website: address,
  show_email: z.boolean(),
  show_linkedin: z.boolean(),
  opted_in: z.boolean(),
})

/** The editable fields of the user's profile. */
export const valuesOf = (me: Me): SaveProfile => ({
  name: me.name,
  headline: me.headline,
  role: me.role,
  company: me.company,
  location: me.location,
  skills: me.skills,
  offers: me.offers,
  needs: me.needs,
  interests: me.interests,
  languages: me.languages,
  about: me.about,
  linkedin: me.linkedin,
  website: me.website,
  show_email: me.show_email,
  show_linkedin: me.show_linkedin,
  opted_in: me.opted_in,
})
