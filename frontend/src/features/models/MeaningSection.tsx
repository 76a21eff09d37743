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

/** How often the progress is fetched until all profiles are ready, in milliseconds. */
const pollInterval = 2_000

const isIncomplete = ({ done, total }: MeaningState) => done < total

/** The settings of search by meaning: which model embeds profiles, and how many are ready. */
export function MeaningSection() {
  const { t } = useTranslation('models')
  const state = useQuery({
    ...queries.meaning(),
    refetchInterval: ({ state: { data } }) => data !== undefined && isIncomplete(data) && pollInterval,
  })
  return (
    <Section title={t('meaning.title')} body={t('meaning.body')}>
      {state.isPending && <Skeleton className="h-20" />}
      {state.isError && <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />}
      {state.isSuccess && <EmbeddingProgress state={state.data} />}
    </Section>
  )
}

function EmbeddingProgress({ state }: { state: MeaningState }) {
  const { t, i18n } = useTranslation('models')
  const errorText = useErrorText()
  const { done, total, problem } = state
  const number = new Intl.NumberFormat(i18n.language)
  const error = problem === null || problem === undefined ? undefined : errorText(problem)
  return (
    <div className="flex flex-col gap-4">
      {(state.models.length > 0 || state.model !== '') && <EmbedderSelect state={state} />}
      <div className="flex flex-col gap-2">
        {isIncomplete(state) && <ProgressBar label={t('meaning.title')} done={done} total={total} moving={error === undefined} />}
        <p className="text-sm text-ink-soft tabular-nums">
          {isIncomplete(state)
            ? t('meaning.progress', { done: number.format(done), total: number.format(total) })
            : t('meaning.ready', { count: total })}
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

function EmbedderSelect({ state: { model, models } }: { state: MeaningState }) {
  const { t } = useTranslation('models')
  const client = useQueryClient()
  const choose = useMutation({
    mutationFn: (name: string) => meaning.Choose({ name }),
    onSuccess: (state) => client.setQueryData(queries.meaning().queryKey, state),
  })
  const names = model === '' || models.includes(model) ? models : [model, ...models]
  return (
    <>
      <Field label={t('meaning.model')} hint={t('meaning.hint')}>
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
