import { useMutation, useQueryClient } from '@tanstack/react-query'
import { queries } from '@/api/queries'
import { models } from '@/api/services'
import type { Job, Models } from '@/api/types'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** The calls that change models. Each answer updates the cache. */
export function useModelActions() {
  const client = useQueryClient()
  const errorText = useErrorText()
  const onError = (error: unknown) => showErrorToast(errorText(error))
  const setOverview = (overview: Models) => client.setQueryData(queries.models().queryKey, overview)
  const onJobs = (jobs: Job[]) => {
    client.setQueryData(queries.jobs().queryKey, jobs)
    return client.invalidateQueries({ queryKey: queries.models().queryKey })
  }
  const onOverview = (overview: Models) => {
    setOverview(overview)
    return client.invalidateQueries({ queryKey: queries.writer().queryKey })
  }

  return {
    start: useMutation({ mutationFn: () => models.StartServer(), onSuccess: onOverview, onError }),
    choose: useMutation({ mutationFn: (name: string) => models.Choose({ name }), onSuccess: onOverview, onError }),
    remove: useMutation({ mutationFn: (name: string) => models.Remove({ name }), onSuccess: onOverview }),
    pull: useMutation({ mutationFn: (name: string) => models.Pull({ name }), onSuccess: onJobs, onError }),
    pause: useMutation({ mutationFn: (name: string) => models.Pause({ name }), onSuccess: onJobs, onError }),
    dismiss: useMutation({ mutationFn: (name: string) => models.Dismiss({ name }), onSuccess: onJobs, onError }),
    importFile: useMutation({ mutationFn: () => models.Import({ path: '', name: '' }), onSuccess: onJobs, onError }),
  }
}
