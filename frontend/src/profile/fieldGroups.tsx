import type { SaveProfile } from '@/api/types'
import { LineField, ListField, TextField } from './fields'

/** The fields of each step of a form, in order. */
export const fieldGroups = {
  work: ['headline', 'role', 'company', 'location'],
  help: ['skills', 'offers', 'needs', 'interests', 'languages'],
  about: ['about', 'linkedin', 'website'],
  visibility: ['opted_in', 'show_email', 'show_linkedin'],
} as const satisfies Record<string, readonly (keyof SaveProfile)[]>

export type FieldGroup = keyof typeof fieldGroups

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

export function AboutFields({ linkedInFixed = false }: { linkedInFixed?: boolean }) {
  return (
    <>
      <TextField name="about" rows={5} />
      <div className={pairStyle}>
        <LineField name="linkedin" readOnly={linkedInFixed} />
        <LineField name="website" />
      </div>
    </>
  )
}
