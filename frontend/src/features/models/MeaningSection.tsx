import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { meaning } from '@/api/services'
import type { MeaningState } from '@/api/types'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { Field, Select } from '@/ui/Field'
import { Section } from '@/ui/Section'
import { useErrorText } from '@/ui/useErrorText'
import { ProgressBar } from './ProgressBar'

/** How often progress is asked for while there is some, in milliseconds. */
const pace = 2_000

const unread = ({ done, total }: MeaningState) => done < total

/** By what profiles are compared by meaning, and how many were read. */
export function MeaningSection() {
  const { t } = useTranslation('models')
  const state = useQuery({
    ...queries.meaning(),
    refetchInterval: ({ state: { data } }) => data !== undefined && unread(data) && pace,
  })
  return (
    <Section title={t('meaning.title')} body={t('meaning.body')}>
      {state.isPending && <Skeleton className="h-20" />}
      {state.isError && <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />}
      {state.isSuccess && <Reading state={state.data} />}
    </Section>
  )
}

function Reading({ state }: { state: MeaningState }) {
  const { t, i18n } = useTranslation('models')
  const errorText = useErrorText()
  const { done, total, problem } = state
  const number = new Intl.NumberFormat(i18n.language)
  const error = problem === null || problem === undefined ? undefined : errorText(problem)
  return (
    <div className="flex flex-col gap-4">
      {(state.models.length > 0 || state.model !== '') && <Reader state={state} />}
      <div className="flex flex-col gap-2">
        {unread(state) && <ProgressBar label={t('meaning.title')} done={done} total={total} moving={error === undefined} />}
        <p className="text-sm text-ink-soft tabular-nums">
          {unread(state)
            ? t('meaning.reading', { done: number.format(done), total: number.format(total) })
            : t('meaning.read', { count: total })}
        </p>
        {error !== undefined && (
          <p className="text-sm text-danger">
            {error.message} {error.hint}
          </p>
        )}
      </div>
    </div>
  )
}

function Reader({ state: { model, models } }: { state: MeaningState }) {
  const { t } = useTranslation('models')
  const client = useQueryClient()
  const choose = useMutation({
    mutationFn: (name: string) => meaning.Choose({ name }),
    onSuccess: (state) => client.setQueryData(queries.meaning().queryKey, state),
  })
  const names = model === '' || models.includes(model) ? models : [model, ...models]
  return (
    <>
      <Field label={t('meaning.reader')} hint={t('meaning.hint')}>
        <Select value={choose.isPending ? choose.variables : model} onChange={(event) => choose.mutate(event.target.value)}>
          <option value="">{t('meaning.builtin')}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      {choose.isError && <ErrorNotice error={choose.error} />}
    </>
  )
}
