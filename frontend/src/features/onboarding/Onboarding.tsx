import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { queries } from '@/api/queries'
import { setup } from '@/api/services'
import { lazily } from '@/lib/lazily'
import type { SetupDialogProps } from './SetupDialog'
import { isDue } from './steps'

const SetupDialog = lazily(async () => (await import('./SetupDialog')).SetupDialog)

/** Name of the search parameter that asks for the dialog: "me", or "somebody-else" to sign up another person. */
const parameter = 'setup'

/** Brings a person to the point where they can ask: by itself where it is due, else when asked to. */
export function Onboarding({ OpenFile }: Pick<SetupDialogProps, 'OpenFile'>) {
  const client = useQueryClient()
  const { data: start } = useQuery(queries.start())
  const [due, setDue] = useState(start !== undefined && isDue(start))
  const [params, setParams] = useSearchParams()
  const postpone = useMutation({
    mutationFn: () => setup.PostponeOnboarding(),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.start().queryKey }),
  })

  const asked = params.get(parameter)
  if (start === undefined || (!due && asked === null)) return null
  const close = () => {
    setDue(false)
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
      <SetupDialog start={start} somebodyElse={asked === 'somebody-else'} OpenFile={OpenFile} onClose={close} />
    </Suspense>
  )
}
