import { createContext, memo, use, type ComponentProps, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import rehypeSanitize, { type Options } from 'rehype-sanitize'
import { preferences } from '@/api/services'
import { presentable, safeAddress } from '@/lib/markdown'
import { citations } from './citations'

/** The people that an answer cites, by number, and what a click on a citation does. */
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

const components: Components = {
  a: Link,
  button: Citation,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
}

const rehypePlugins: ComponentProps<typeof Markdown>['rehypePlugins'] = [[rehypeSanitize, schema], citations]

export interface ProseProps {
  text: string
  /** More is coming: markup that has only half arrived is held back. */
  arriving: boolean
}

/** What the writer wrote. Its Markdown comes from models and strangers and is treated as such. */
export const Prose = memo(function Prose({ text, arriving }: ProseProps) {
  return (
    <div dir="auto" className="prose-answer">
      <Markdown skipHtml rehypePlugins={rehypePlugins} components={components} urlTransform={(url) => safeAddress(url)}>
        {arriving ? presentable(text) : text}
      </Markdown>
    </div>
  )
})
