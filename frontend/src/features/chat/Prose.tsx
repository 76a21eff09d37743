import { createContext, memo, use, useMemo, type ComponentProps, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import rehypeSanitize, { type Options } from 'rehype-sanitize'
import { preferences } from '@/api/services'
import type { Mark } from '@/api/types'
import { blocksOf } from '@/lib/blocks'
import { presentable, safeAddress } from '@/lib/markdown'
import { citations } from './citations'
import { markings } from './markings'
import { named } from './named'

/** The people that an answer is about, by number, and what a click on a citation or a name does. */
export interface Cited {
  names: readonly string[]
  onCite: (index: number) => void
}

export const CitedContext = createContext<Cited>({ names: [], onCite: () => undefined })

/** Words, lists and quotations. No images, nothing that acts; addresses are judged by safeAddress. */
const schema: Options = {
  tagNames: ['p', 'br', 'hr', 'strong', 'em', 'del', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
}

/** The page's own headings are not the writer's to make: here they are only bold. */
const Heading = ({ children }: { children?: ReactNode }) => (
  <p>
    <strong>{children}</strong>
  </p>
)

function Link({ href, children }: ComponentProps<'a'>) {
  const address = safeAddress(href)
  if (address === undefined) return <>{children}</>
  const open = (event: MouseEvent) => {
    event.preventDefault()
    void preferences.OpenLink({ address })
  }
  return (
    <a href={address} title={address} onClick={open} onAuxClick={open} className="text-accent underline underline-offset-3">
      {children}
    </a>
  )
}

function Citation({ value }: ComponentProps<'button'>) {
  const { t } = useTranslation('chat')
  const { names, onCite } = use(CitedContext)
  const index = Number(value) - 1
  const name = names[index]
  if (name === undefined) return <>[{value}]</>
  return (
    <button
      type="button"
      aria-label={t('citation', { number: index + 1, name })}
      title={name}
      onClick={() => onCite(index)}
      className="mx-0.5 inline-flex h-5 min-w-5 items-center justify-center rounded-md bg-accent-soft px-1 align-[0.1em] text-xs font-semibold text-accent-ink tabular-nums hover:bg-accent hover:text-on-accent"
    >
      {value}
    </button>
  )
}

/** The name of somebody whose number the writer left out. */
function Named({ children, ...props }: ComponentProps<'cite'> & { 'data-number'?: string }) {
  const { t } = useTranslation('chat')
  const { onCite } = use(CitedContext)
  const number = Number(props['data-number'])
  return (
    <button
      type="button"
      title={t('named', { number })}
      onClick={() => onCite(number - 1)}
      className="rounded-sm underline decoration-accent/50 underline-offset-4 hover:text-accent hover:decoration-accent"
    >
      {children}
    </button>
  )
}

/** What does not hold, marked quietly; below the answer stands why. */
const Doubtful = ({ children }: { children?: ReactNode }) => {
  const { t } = useTranslation('chat')
  return (
    <span title={t('marks.title')} className="underline decoration-dotted decoration-danger decoration-2 underline-offset-4">
      {children}
    </span>
  )
}

const components: Components = {
  a: Link,
  button: Citation,
  cite: Named,
  s: Doubtful,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
}

export interface ProseProps {
  text: string
  /** More is coming: markup that has only half arrived is held back. */
  arriving: boolean
  /** Places of the text that say what no card holds. */
  marks?: readonly Mark[]
}

const none: readonly Mark[] = []

/**
 * What the writer wrote. Its Markdown comes from models and strangers and is
 * treated as such. While it arrives only its last block is read again.
 */
export const Prose = memo(function Prose({ text, arriving, marks = none }: ProseProps) {
  const { names } = use(CitedContext)
  const blocks = blocksOf(text)
  return (
    <div dir="auto" className="prose-answer">
      {blocks.map(({ start, text: block }, index) => (
        <MarkdownBlock
          key={start}
          text={arriving && index === blocks.length - 1 ? presentable(block) : block}
          names={names}
          marks={marksWithin(marks, start, start + block.length)}
        />
      ))}
    </div>
  )
})

/** The marks of a stretch of text, counted from its beginning. */
function marksWithin(marks: readonly Mark[], start: number, end: number): readonly Mark[] {
  const within = marks.filter((mark) => mark.start >= start && mark.end <= end)
  return within.length === 0 ? none : within.map((mark) => ({ kind: mark.kind, text: mark.text, start: mark.start - start, end: mark.end - start }))
}

interface BlockProps {
  text: string
  names: readonly string[]
  marks: readonly Mark[]
}

const MarkdownBlock = memo(function MarkdownBlock({ text, names, marks }: BlockProps) {
  const rehypePlugins = useMemo<ComponentProps<typeof Markdown>['rehypePlugins']>(
    () => [[rehypeSanitize, schema], [markings, marks], citations, [named, names]],
    [names, marks],
  )
  return (
    <Markdown skipHtml rehypePlugins={rehypePlugins} components={components} urlTransform={(url) => safeAddress(url)}>
      {text}
    </Markdown>
  )
})
