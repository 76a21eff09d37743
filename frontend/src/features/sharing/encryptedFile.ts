import type { LocalFile } from '@/api/drop'

/** The kind of an encrypted file, by its extension. */
export type EncryptedKind = 'directory' | 'profile'

export function encryptedKind(name: string): EncryptedKind | undefined {
  const extension = /\.kith-(directory|profile)$/i.exec(name)?.[1]?.toLowerCase()
  return extension === 'directory' || extension === 'profile' ? extension : undefined
}

/** A file that the user chose in a file dialog. */
export const fileAtPath = (path: string): LocalFile => ({ name: path.replace(/.*[/\\]/, ''), path, content: '' })

/** A file as an argument of backend calls. */
export const toFileRequest = ({ path, content }: LocalFile) => ({ path, content })
