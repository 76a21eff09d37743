import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Installed, Models } from '@/api/types'
import { formatBytes } from '@/lib/amount'
import { ModelMenu } from './ModelMenu'
import { writersFirst } from './offers'
import { useModelActions } from './useModelActions'

/** A radio group for who writes: automatic, the built-in writer, or an installed model. */
export function WriterChoice({ overview }: { overview: Models }) {
  const { t } = useTranslation('models')
  const id = useId()
  const { choose } = useModelActions()
  const { chosen, installed } = overview
  const choice = (value: string) => ({
    value,
    group: id,
    checked: (choose.isPending ? choose.variables : chosen) === value,
    onChoose: () => choose.mutate(value),
  })
  return (
    <section>
      <h3 id={id} className="font-semibold text-ink">
        {t('writers.title')}
      </h3>
      <div role="radiogroup" aria-labelledby={id} className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface">
        <Choice {...choice('')} title={t('writers.automatic')} body={t('writers.automaticBody')} />
        <Choice {...choice('builtin')} title={t('writers.builtin')} body={t('writers.builtinBody')} />
        {writersFirst(installed).map((model) => (
          <ModelChoice key={model.name} model={model} choice={choice(model.name)} />
        ))}
      </div>
    </section>
  )
}

interface ChoiceState {
  value: string
  group: string
  checked: boolean
  onChoose: () => void
}

interface ChoiceProps extends ChoiceState {
  title: ReactNode
  body: ReactNode
  disabled?: boolean
  /** Shown at the end of the row. */
  aside?: ReactNode
}

function Choice({ value, group, checked, onChoose, title, body, disabled = false, aside }: ChoiceProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <input
        type="radio"
        id={id}
        name={group}
        value={value}
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-body`}
        onChange={onChoose}
        className="mt-1 size-4.5 shrink-0 accent-accent"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium break-words text-ink">
          {title}
        </label>
        <div id={`${id}-body`} className="text-sm text-ink-soft">
          {body}
        </div>
      </div>
      {aside}
    </div>
  )
}

function ModelChoice({ model, choice }: { model: Installed; choice: ChoiceState }) {
  const { t, i18n } = useTranslation('models')
  const { name, size, needs, parameters, quantization, refused, fits, loaded, writes } = model
  const details = [parameters, quantization].filter((detail) => detail !== '').join(', ')
  const facts = t('writers.facts', { size: formatBytes(size, i18n.language), memory: formatBytes(needs, i18n.language) })
  const body = (
    <>
      <p>{refused === '' ? facts : t(`writers.refused.${refused as 'cloud'}`)}</p>
      {details !== '' && <p className="text-ink-faint">{details}</p>}
      {writes && !fits && <p className="text-on-warning">{t('writers.tooLarge')}</p>}
      {loaded && <p className="text-accent-ink">{t('writers.loaded')}</p>}
    </>
  )
  return (
    <Choice
      {...choice}
      title={<bdi>{name}</bdi>}
      body={body}
      disabled={!writes}
      aside={<ModelMenu model={model} />}
    />
  )
}
