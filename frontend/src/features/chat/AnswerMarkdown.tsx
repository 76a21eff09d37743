import { createContext, memo, use, useMemo, type ComponentProps, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import rehypeSanitize, { type Options } from 'rehype-sanitize'
import { preferences } from '@/api/services'
import type { Mark } from '@/api/types'
import { splitBlocks } from '@/lib/blocks'
import { closePartialMarkdown, safeAddress } from '@/lib/markdown'
import { rehypeCitations } from './rehypeCitations'
import { rehypeMarks } from './rehypeMarks'
import { rehypeNames } from './rehypeNames'

/** The names of the people of an answer in citation order, and what a click on a citation or a name does. */
export interface CitedPeople {
  names: readonly string[]
  onCite: (index: number) => void
}

export const CitedPeopleContext = createContext<CitedPeople>({ names: [], onCite: () => undefined })

/** Allows text, lists and quotations, but no images and no scripts. Links are checked by safeAddress. */
const schema: Options = {
  tagNames: ['p', 'br', 'hr', 'strong', 'em', 'del', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
}

/** Headings in an answer are shown in bold, so that they do not change the outline of the page. */
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

function CitationButton({ value }: ComponentProps<'button'>) {
  const { t } = useTranslation('chat')
  const { names, onCite } = use(CitedPeopleContext)
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

/** The full name of a person, which links to their card like a citation. */
function NameLink({ children, ...props }: ComponentProps<'cite'> & { 'data-number'?: string }) {
  const { t } = useTranslation('chat')
  const { onCite } = use(CitedPeopleContext)
  const number = Number(props['data-number'])
  return (
    <button
      type="button"
      title={t('showPerson', { number })}
      onClick={() => onCite(number - 1)}
      className="rounded-sm underline decoration-accent/50 underline-offset-4 hover:text-accent hover:decoration-accent"
    >
      {children}
    </button>
  )
}

/** Text that a check found wrong. The note below the answer says why. */
const MarkedText = ({ children }: { children?: ReactNode }) => {
  const { t } = useTranslation('chat')
  return (
    <span title={t('marks.title')} className="underline decoration-dotted decoration-danger decoration-2 underline-offset-4">
      {children}
    </span>
  )
}

const components: Components = {
  a: Link,
  button: CitationButton,
  cite: NameLink,
  s: MarkedText,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
}

export interface AnswerMarkdownProps {
  text: string
  /** More text is coming: incomplete Markdown at the end is hidden. */
  streaming: boolean
  /** Ranges of the text that a check found wrong. */
  marks?: readonly Mark[]
}

const none: readonly Mark[] = []

/**
 * Renders the Markdown of an answer. It comes from models and from profiles of
 * other people, so it is sanitized. While it streams, only its last block is
 * parsed again.
 */
export const AnswerMarkdown = memo(function AnswerMarkdown({ text, streaming, marks = none }: AnswerMarkdownProps) {
  const { names } = use(CitedPeopleContext)
  const blocks = splitBlocks(text)
  return (
    <div dir="auto" className="prose-answer">
      {blocks.map(({ start, text: block }, index) => (
        <MarkdownBlock
          key={start}
          text={streaming && index === blocks.length - 1 ? closePartialMarkdown(block) : block}
          names={names}
          marks={marksWithin(marks, start, start + block.length)}
        />
      ))}
    </div>
  )
})

/** The marks within a range of the text, with offsets from its start. */
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
    () => [[rehypeSanitize, schema], [rehypeMarks, marks], rehypeCitations, [rehypeNames, names]],
    [names, marks],
  )
  return (
    <Markdown skipHtml rehypePlugins={rehypePlugins} components={components} urlTransform={(url) => safeAddress(url)}>
      {text}
    </Markdown>
  )
})
