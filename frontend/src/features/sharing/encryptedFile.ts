import type { Dropped } from '@/api/drop'

/** What a sealed file is by its name. */
export type EncryptedKind = 'directory' | 'profile'

export function encryptedKind(name: string): EncryptedKind | undefined {
  const extension = /\.kith-(directory|profile)$/i.exec(name)?.[1]?.toLowerCase()
  return extension === 'directory' || extension === 'profile' ? extension : undefined
}

/** A file that a dialog gave: its path, and the name at its end. */
export const atPath = (path: string): Dropped => ({ name: path.replace(/.*[/\\]/, ''), path, content: '' })

/** A file as the backend asks for it. */
export const sealed = ({ path, content }: Dropped) => ({ path, content })
