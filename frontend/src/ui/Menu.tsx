import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'

export interface MenuProps {
  trigger: ReactNode
  /** Where the menu opens: below the button or to its right. */
  side?: 'bottom' | 'right'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** A button that opens a menu. */
export function Menu({ trigger, side = 'bottom', children, ...state }: MenuProps) {
  return (
    <Radix.Root modal={false} {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          align={side === 'bottom' ? 'end' : 'start'}
          collisionPadding={8}
          sideOffset={4}
          className="z-50 max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] min-w-44 overflow-y-auto rounded-xl border border-line bg-surface p-1 shadow-raised animate-appear"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const itemStyle =
  'flex cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-2 text-sm outline-none data-[highlighted]:bg-hover'

export interface MenuItemProps {
  icon?: ReactNode
  danger?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon, danger = false, onSelect, children }: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} className={cx(itemStyle, danger ? 'text-danger' : 'text-ink')}>
      {icon}
      {children}
    </Radix.Item>
  )
}

export interface MenuRadioOption {
  value: string
  label: ReactNode
}

export interface MenuRadioGroupProps {
  label: string
  value: string
  choices: readonly MenuRadioOption[]
  onChange: (value: string) => void
}

/** A radio group within a menu. */
export function MenuRadioGroup({ label, value, choices, onChange }: MenuRadioGroupProps) {
  return (
    <Radix.RadioGroup aria-label={label} value={value} onValueChange={onChange}>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={cx(itemStyle, 'text-ink')}>
          {choice.label}
          <Radix.ItemIndicator className="ms-auto ps-3">
            <Check aria-hidden className="size-4 text-accent" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export const MenuSeparator = () => <Radix.Separator className="mx-2 my-1 h-px bg-line" />
