import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { queries } from '@/api/queries'
import { setup } from '@/api/services'
import { lazyWithPreload } from '@/lib/lazyWithPreload'
import type { SetupDialogProps } from './SetupDialog'
import { opensAutomatically } from './steps'

const SetupDialog = lazyWithPreload(async () => (await import('./SetupDialog')).SetupDialog)

/** Name of the search parameter that asks for the dialog: "me", or "somebody-else" to sign up another person. */
const parameter = 'setup'

/** The onboarding dialog. It opens automatically or by a search parameter. */
export function Onboarding({ OpenFile }: Pick<SetupDialogProps, 'OpenFile'>) {
  const client = useQueryClient()
  const { data: start } = useQuery(queries.start())
  const [open, setOpen] = useState(start !== undefined && opensAutomatically(start))
  const [params, setParams] = useSearchParams()
  const postpone = useMutation({
    mutationFn: () => setup.PostponeOnboarding(),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.start().queryKey }),
  })

  const requested = params.get(parameter)
  if (start === undefined || (!open && requested === null)) return null
  const close = () => {
    setOpen(false)
    setParams(
      (now) => {
        now.delete(parameter)
        return now
      },
      { replace: true },
    )
    postpone.mutate()
  }
  return (
    <Suspense fallback={null}>
      <SetupDialog start={start} somebodyElse={requested === 'somebody-else'} OpenFile={OpenFile} onClose={close} />
    </Suspense>
  )
}
