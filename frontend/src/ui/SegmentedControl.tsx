import { RadioGroup } from 'radix-ui'
import { useId, type ReactNode } from 'react'

export interface SegmentOption<Value extends string> {
  value: Value
  label: ReactNode
}

export interface SegmentedControlProps<Value extends string> {
  label: ReactNode
  value: Value
  choices: readonly SegmentOption<Value>[]
  onChange: (value: Value) => void
}

/** A radio group of a few options side by side. */
export function SegmentedControl<Value extends string>({ label, value, choices, onChange }: SegmentedControlProps<Value>) {
  const id = useId()
  return (
    <div className="flex flex-col gap-2">
      <span id={id} className="font-medium text-ink">
        {label}
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => onChange(chosen as Value)}
        className="flex w-fit flex-wrap gap-1 rounded-xl border border-line bg-sunken p-1"
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            className="inline-flex h-9 items-center gap-2 rounded-lg px-3.5 text-[0.9375rem] font-medium text-ink-soft transition-colors hover:text-ink data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:shadow-card"
          >
            {choice.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  )
}
