import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useModelEvents } from '@/api/models'
import type { Job, Models } from '@/api/types'
import { fakeBackend } from '../../../test/backend'
import { installedOf, jobOf, overviewOf, small } from '../../../test/models'
import { renderAt } from '../../../test/render'
import { WritingSection } from './WritingSection'

/** The section with updates from model events. */
function Page() {
  useModelEvents()
  return <WritingSection />
}

function show(overview: Models, calls: Record<string, unknown> = {}, jobs: Job[] = []) {
  let tell = (_: unknown) => {}
  Object.assign(window, {
    runtime: {
      EventsOnMultiple: (_: string, listener: typeof tell) => {
        tell = listener
        return () => undefined
      },
    },
  })
  fakeBackend({ models: { Overview: overview, Jobs: jobs, ...calls }, preferences: { OpenLink: { opened: true, address: '' } } })
  return { ...renderAt('/', <Page />), tell: (news: { jobs: Job[]; changed: boolean }) => act(() => tell(news)) }
}

const button = (name: string | RegExp) => screen.findByRole('button', { name })

describe('each state of Ollama has a title and a next step', () => {
  it.each([
    ['not_installed', 'download', 'The built-in writer writes', 'Open Ollama’s download page'],
    ['not_running', 'start', 'Ollama is installed, but not running', 'Start Ollama'],
    ['wrong_address', 'retry', 'Ollama was not found', 'Check again'],
    ['too_old', 'update', 'This Ollama is too old', 'Open Ollama’s download page'],
    ['no_models', 'pull', 'Ollama has no model that can write yet', 'Fetch Qwen 3, 1.7 billion (1.4 GB)'],
    ['cloud_only', 'pull', 'These models run on somebody else’s computer', 'Fetch Qwen 3, 1.7 billion (1.4 GB)'],
  ])('%s', async (state, next, title, step) => {
    show(overviewOf(state, next))
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument()
    expect(await button(step)).toBeEnabled()
  })

  it('names the model that writes', async () => {
    show(overviewOf('ready', '', { writer: 'qwen3:1.7b', loaded: true, installed: [installedOf('qwen3:1.7b')] }))
    expect(await screen.findByRole('heading', { name: 'qwen3:1.7b writes, and is ready to begin' })).toBeInTheDocument()
  })

  it('warns if Ollama is on another computer', async () => {
    const server = { state: 'ready', next: '', address: 'http://192.0.2.7:11434', ours: false, log: '' }
    show(overviewOf('ready', '', { writer: 'qwen3:1.7b', server }))
    expect(await screen.findByText(/go to http:\/\/192\.0\.2\.7:11434/)).toBeInTheDocument()
  })

  it('starts the server and shows the new state', async () => {
    const { user } = show(overviewOf('not_running', 'start'), { StartServer: overviewOf('no_models', 'pull') })
    await user.click(await button('Start Ollama'))
    expect(await screen.findByRole('heading', { name: 'Ollama has no model that can write yet' })).toBeInTheDocument()
  })
})

describe('fetching', () => {
  it('offers models that fit, and collapses the others', async () => {
    show(overviewOf('ready', ''))
    expect(await button('Fetch Qwen 3, 1.7 billion')).toBeInTheDocument()
    expect(screen.getByText('1 more, too large for this machine').closest('details')).not.toHaveAttribute('open')
  })

  it('disables models that do not fit on the disk', async () => {
    show(overviewOf('ready', '', { disk: 1_000_000_000 }))
    expect(await button('Fetch Qwen 3, 1.7 billion')).toBeDisabled()
    expect(screen.getAllByText('There is not enough room: 1 GB are free.')).toHaveLength(2)
  })

  it('shows a progress bar that never goes back', async () => {
    const { tell } = show(overviewOf('ready', ''), {}, [jobOf(small.name)])
    const bar = await screen.findByRole('progressbar', { name: small.name })
    expect(bar).toHaveAttribute('aria-valuenow', '25')
    expect(screen.getByText('350 MB of 1.4 GB. About 3 minutes left.')).toBeInTheDocument()
    tell({ jobs: [jobOf(small.name, { total: 2_800_000_000 })], changed: false })
    expect(await screen.findByText(/of 2.8 GB/)).toBeInTheDocument()
    expect(bar).toHaveAttribute('aria-valuenow', '25')
    tell({ jobs: [jobOf(small.name, { done: 700_000_000 })], changed: false })
    await waitFor(() => expect(bar).toHaveAttribute('aria-valuenow', '50'))
  })

  it('pauses, resumes and cancels', async () => {
    const Pause = vi.fn(() => [jobOf(small.name, { state: 'paused' })])
    const Pull = vi.fn(() => [jobOf(small.name)])
    const Dismiss = vi.fn(() => [])
    const { user } = show(overviewOf('ready', ''), { Pause, Pull, Dismiss }, [jobOf(small.name)])
    await user.click(await button('Pause'))
    expect(await screen.findByText(/Paused. What was fetched so far is kept./)).toBeInTheDocument()
    await user.click(await button('Resume'))
    expect(Pull).toHaveBeenCalledExactlyOnceWith({ name: small.name })
    await user.click(await button(`Cancel ${small.name}`))
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('says why a fetch failed, and tries again', async () => {
    const silent = { id: '', args: [] }
    const error = { code: 'unavailable', message: 'The library does not answer.', hint: 'Is there a network?', said: silent, advised: silent }
    show(overviewOf('ready', ''), {}, [jobOf(small.name, { state: 'failed', error })])
    expect(await screen.findByText('The library does not answer. Is there a network?')).toBeInTheDocument()
    expect(await button('Try again')).toBeInTheDocument()
  })

  it('imports a file', async () => {
    const Import = vi.fn(() => [jobOf('mine', { kind: 'import' })])
    const { user } = show(overviewOf('no_models', 'pull'), { Import })
    await user.click(await button('Choose a file…'))
    expect(Import).toHaveBeenCalledExactlyOnceWith({ path: '', name: '' })
    expect(await screen.findByRole('progressbar', { name: 'mine' })).toBeInTheDocument()
  })
})

describe('choosing', () => {
  const installed = [installedOf('nomic-embed-text', { writes: false, refused: 'cannot_chat' }), installedOf('qwen3:1.7b')]

  it('selects who writes', async () => {
    const Choose = vi.fn(({ name }: { name: string }) => overviewOf('ready', '', { installed, chosen: name }))
    const { user } = show(overviewOf('ready', '', { installed, writer: 'qwen3:1.7b' }), { Choose })
    expect(await screen.findByRole('radio', { name: 'Automatic' })).toBeChecked()
    expect(screen.getByRole('radio', { name: 'nomic-embed-text' })).toBeDisabled()
    await user.click(screen.getByRole('radio', { name: 'The built-in writer' }))
    expect(Choose).toHaveBeenCalledExactlyOnceWith({ name: 'builtin' })
    expect(await screen.findByRole('heading', { name: 'The built-in writer writes, as you chose' })).toBeInTheDocument()
  })

  it('shows the speed in words per second', async () => {
    const speed = { model: 'qwen3:1.7b', words_per_second: 12.4, load_seconds: 2, first_seconds: 0.6 }
    const { user } = show(overviewOf('ready', '', { installed }), { Probe: speed })
    await user.click(await button('More about qwen3:1.7b'))
    await user.click(await screen.findByRole('menuitem', { name: 'Try its speed' }))
    expect(await screen.findByText('12 words a second')).toBeInTheDocument()
    expect(screen.getByText('As fast as people read, or faster.')).toBeInTheDocument()
  })

  it('asks for confirmation before removing, and says how much space is freed', async () => {
    const Remove = vi.fn(() => overviewOf('no_models', 'pull'))
    const { user } = show(overviewOf('ready', '', { installed }), { Remove })
    await user.click(await button('More about qwen3:1.7b'))
    await user.click(await screen.findByRole('menuitem', { name: 'Remove…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Remove qwen3:1.7b?' })
    expect(dialog).toHaveTextContent('1.4 GB of disk become free.')
    expect(Remove).not.toHaveBeenCalled()
    await user.click(within(dialog).getByRole('button', { name: 'Remove it' }))
    expect(Remove).toHaveBeenCalledExactlyOnceWith({ name: 'qwen3:1.7b' })
    expect(await screen.findByText('qwen3:1.7b is removed; 1.4 GB are free again.')).toBeInTheDocument()
  })
})
