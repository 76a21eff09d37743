import { useMutation, useQueryClient } from '@tanstack/react-query'
import { imports } from '@/api/services'

/** People of a file who can be invited: without a name in it, or imported and unlisted without having said no. */
export type Invitees = 'nameless' | 'unlisted'

/** The calls that read a file, import it, and undo an import. */
export function useImport(orgId: string) {
  const client = useQueryClient()
  // An import changes what every page shows.
  const onSuccess = () => client.invalidateQueries()
  const readAs = useMutation({ mutationFn: (request: { file_id: string; encoding: string }) => imports.ReadAs(request) })
  const chooseSheet = useMutation({ mutationFn: (request: { file_id: string; sheet: number }) => imports.ChooseSheet(request) })
  const map = useMutation({ mutationFn: (request: { file_id: string; fields: string[] }) => imports.Map(request) })
  const preview = useMutation({
    mutationFn: ({ fileId, statement }: { fileId: string; statement: string }) =>
      imports.Preview({ file_id: fileId, org_id: orgId, consent: statement }),
    onSuccess: (_, { fileId }) => client.resetQueries({ queryKey: ['importRows', fileId] }),
  })
  const commit = useMutation({ mutationFn: (fileId: string) => imports.Commit({ file_id: fileId }), onSuccess })
  const undo = useMutation({ mutationFn: (importId: string) => imports.Undo({ import_id: importId }), onSuccess })
  const addresses = useMutation({ mutationFn: ({ fileId, of }: { fileId: string; of: Invitees }) => imports.Addresses({ file_id: fileId, of }) })
  return { readAs, chooseSheet, map, preview, commit, undo, addresses }
}

/** Cancels a preview, an import, or the undo of an import by its id. Nothing is changed then. */
export const cancelImport = (fileId: string) => void imports.Cancel({ file_id: fileId }).catch(() => undefined)

/** Closes a file. Errors are ignored, as it may be closed already. */
export const closeFile = (fileId: string) => void imports.Close({ file_id: fileId }).catch(() => undefined)
