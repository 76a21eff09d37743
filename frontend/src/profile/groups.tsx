import type { SaveProfile } from '@/api/types'
import { LineField, ListField, TextField } from './fields'

/** The fields that are asked for together, in the order in which they are asked. */
export const groups = {
  work: ['headline', 'role', 'company', 'location'],
  help: ['skills', 'offers', 'needs', 'interests', 'languages'],
  about: ['about', 'linkedin', 'website'],
  visibility: ['opted_in', 'show_email', 'show_linkedin'],
} as const satisfies Record<string, readonly (keyof SaveProfile)[]>

export type Group = keyof typeof groups

const pairStyle = 'grid gap-4 sm:grid-cols-2'

export function WorkFields() {
  return (
    <>
      <LineField name="headline" />
      <div className={pairStyle}>
        <LineField name="role" />
        <LineField name="company" />
      </div>
      <LineField name="location" />
    </>
  )
}

export function HelpFields() {
  return (
    <>
      <ListField name="skills" />
      <TextField name="offers" rows={2} />
      <TextField name="needs" rows={2} />
      <div className={pairStyle}>
        <ListField name="interests" />
        <ListField name="languages" />
      </div>
    </>
  )
}

export function AboutFields() {
  return (
    <>
      <TextField name="about" rows={5} />
      <div className={pairStyle}>
        <LineField name="linkedin" />
        <LineField name="website" />
      </div>
    </>
  )
}
