import { useMutation, useQueryClient } from '@tanstack/react-query'
import { queries } from '@/api/queries'
import { models } from '@/api/services'
import type { Job, Models } from '@/api/types'
import { failed } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** What changes how the models stand; each answer says how they stand then. */
export function useModelActions() {
  const client = useQueryClient()
  const errorText = useErrorText()
  const onError = (error: unknown) => failed(errorText(error))
  const stand = (overview: Models) => client.setQueryData(queries.models().queryKey, overview)
  const onItsWay = (jobs: Job[]) => {
    client.setQueryData(queries.jobs().queryKey, jobs)
    return client.invalidateQueries({ queryKey: queries.models().queryKey })
  }
  const onWriter = (overview: Models) => {
    stand(overview)
    return client.invalidateQueries({ queryKey: queries.writer().queryKey })
  }

  return {
    start: useMutation({ mutationFn: () => models.StartServer(), onSuccess: onWriter, onError }),
    choose: useMutation({ mutationFn: (name: string) => models.Choose({ name }), onSuccess: onWriter, onError }),
    remove: useMutation({ mutationFn: (name: string) => models.Remove({ name }), onSuccess: onWriter }),
    pull: useMutation({ mutationFn: (name: string) => models.Pull({ name }), onSuccess: onItsWay, onError }),
    pause: useMutation({ mutationFn: (name: string) => models.Pause({ name }), onSuccess: onItsWay, onError }),
    dismiss: useMutation({ mutationFn: (name: string) => models.Dismiss({ name }), onSuccess: onItsWay, onError }),
    bringIn: useMutation({ mutationFn: () => models.Import({ path: '', name: '' }), onSuccess: onItsWay, onError }),
  }
}
