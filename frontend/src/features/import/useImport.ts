import { useMutation, useQueryClient } from '@tanstack/react-query'
import { imports } from '@/api/services'

/** The calls that take a file in, and back out. */
export function useImport(orgId: string) {
  const client = useQueryClient()
  // Who is there, and who is found, shows on every page.
  const onSuccess = () => client.invalidateQueries()
  const choose = useMutation({ mutationFn: () => imports.Choose() })
  const map = useMutation({ mutationFn: (request: { file_id: string; fields: string[] }) => imports.Map(request) })
  const preview = useMutation({
    mutationFn: ({ fileId, statement }: { fileId: string; statement: string }) =>
      imports.Preview({ file_id: fileId, org_id: orgId, consent: statement }),
    onSuccess: (_, { fileId }) => client.resetQueries({ queryKey: ['importRows', fileId] }),
  })
  const commit = useMutation({ mutationFn: (fileId: string) => imports.Commit({ file_id: fileId }), onSuccess })
  const undo = useMutation({ mutationFn: (importId: string) => imports.Undo({ import_id: importId }), onSuccess })
  return { choose, map, preview, commit, undo }
}

/** Stops a preview, an import, or the undo of one by its id; nothing of it is kept. */
export const cancelImport = (fileId: string) => void imports.Cancel({ file_id: fileId }).catch(() => undefined)

/** Forgets a file; that it was forgotten already does no harm. */
export const closeFile = (fileId: string) => void imports.Close({ file_id: fileId }).catch(() => undefined)
